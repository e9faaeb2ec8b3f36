//! Shapes on a drawing surface. Knows no chart.
//! Why not the page's own templates: a timeline is hundreds of shapes that all change together, and following each by
//! itself would cost more than drawing them anew.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Form på tegningen: an element with its attributes and, for texts, its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub tag: &'static str,
    pub class: &'static str,
    pub attributes: Vec<(&'static str, String)>,
    pub words: String,
}

impl Shape {
    pub fn rect(class: &'static str, x: f64, y: f64, width: f64, height: f64) -> Shape {
        let pairs = [("x", x), ("y", y), ("width", width.max(0.0)), ("height", height)];
        Shape { tag: "rect", class, attributes: figures(&pairs), words: String::new() }
    }
    pub fn circle(class: &'static str, x: f64, y: f64, radius: f64) -> Shape {
        Shape {
            tag: "circle",
            class,
            attributes: figures(&[("cx", x), ("cy", y), ("r", radius)]),
            words: String::new(),
        }
    }
    pub fn path(class: &'static str, d: String) -> Shape {
        Shape { tag: "path", class, attributes: vec![("d", d)], words: String::new() }
    }
    pub fn text(class: &'static str, x: f64, y: f64, words: String) -> Shape {
        Shape { tag: "text", class, attributes: figures(&[("x", x), ("y", y)]), words }
    }
    /// Text around `x` instead of from it.
    pub fn centered(mut self) -> Shape {
        self.attributes.push(("text-anchor", "middle".into()));
        self
    }
    /// Text up to `x` instead of from it.
    pub fn ending(mut self) -> Shape {
        self.attributes.push(("text-anchor", "end".into()));
        self
    }
    /// With one attribute more.
    pub fn with(mut self, name: &'static str, value: String) -> Shape {
        self.attributes.push((name, value));
        self
    }
}

/// A coordinate with one decimal: more cannot be seen.
pub fn figure(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}", tenths as f64 / 10.0) }
}

fn figures(pairs: &[(&'static str, f64)]) -> Vec<(&'static str, String)> {
    pairs.iter().map(|(name, value)| (*name, figure(*value))).collect()
}

/// Bold and plain letters, this wide, on a bar that is filled so far: across its edge they are read by a rim of their own.
pub fn lettering(filled: f64, width: f64) -> [&'static str; 2] {
    if filled <= 0.0 {
        ["b", ""]
    } else if filled < width {
        ["halo b", "halo"]
    } else {
        ["on b", "on"]
    }
}

/// Puts the shapes in the place of what the group holds.
pub fn draw(group: &Element, shapes: &[Shape]) {
    group.set_text_content(None);
    for shape in shapes {
        let _ = add(group, shape); // names are ours, so every element and attribute can be made
    }
}

fn add(group: &Element, shape: &Shape) -> Result<(), JsValue> {
    let element = document().create_element_ns(Some(SVG), shape.tag)?;
    element.set_attribute("class", shape.class)?;
    for (name, value) in &shape.attributes {
        element.set_attribute(name, value)?;
    }
    if !shape.words.is_empty() {
        element.set_text_content(Some(&shape.words));
    }
    group.append_child(&element)?;
    Ok(())
}
