//! Leaves out style rules for what no page carries, by the list beside the sheets (`app/style/unused.txt`). Knows no class.

use crate::Trouble;
use crate::place::Place;
use lightningcss::printer::PrinterOptions;
use lightningcss::rules::{CssRule, CssRuleList};
use lightningcss::traits::ToCss;
use std::fs;

/// The lines of the list, without comments.
pub struct Marks(Vec<String>);

impl Marks {
    pub fn read(place: &Place) -> Result<Marks, Trouble> {
        let path = place.workspace.join("app/style/unused.txt");
        Ok(Marks::new(&fs::read_to_string(&path).map_err(Trouble::at(&path))?))
    }

    fn new(text: &str) -> Marks {
        Marks(
            text.lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .map(Into::into)
                .collect(),
        )
    }

    pub fn leave_out(&self, rules: &mut CssRuleList) {
        rules.0.retain_mut(|rule| self.keeps(rule));
    }

    /// Goes into a rule and says whether anything of it is left.
    fn keeps(&self, rule: &mut CssRule) -> bool {
        match rule {
            CssRule::Style(style) => {
                style.selectors.0.retain(|selector| !self.marks(&printed(selector)));
                !style.selectors.0.is_empty()
            }
            CssRule::Media(media) => {
                let query = format!("@media {}", printed(&media.query));
                self.leave_out(&mut media.rules);
                !self.0.contains(&query) && !media.rules.0.is_empty()
            }
            CssRule::Supports(supports) => {
                self.leave_out(&mut supports.rules);
                !supports.rules.0.is_empty()
            }
            CssRule::LayerBlock(layer) => {
                self.leave_out(&mut layer.rules);
                !layer.rules.0.is_empty()
            }
            _ => true,
        }
    }

    fn marks(&self, selector: &str) -> bool {
        self.0.iter().any(|mark| selector.contains(mark))
    }
}

fn printed(part: &impl ToCss) -> String {
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    part.to_css_string(options).unwrap_or_default() // what cannot be printed is not marked, so it stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use lightningcss::stylesheet::{ParserOptions, StyleSheet};

    fn left(css: &str, marks: &str) -> String {
        let Ok(mut sheet) = StyleSheet::parse(css, ParserOptions::default()) else { return "unreadable".into() };
        Marks::new(marks).leave_out(&mut sheet.rules);
        sheet
            .to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })
            .map(|css| css.code)
            .unwrap_or_default()
    }

    #[test]
    fn a_marked_selector_goes_and_its_neighbors_stay() {
        let css = ":root, [data-color=brand1] {color: red} [data-color=brand2] {color: blue} @layer a {.x[data-zebra] {top: 0}}";
        assert_eq!(left(css, "# why\n[data-color=brand\n[data-zebra]"), ":root{color:red}");
    }

    #[test]
    fn a_media_query_goes_only_when_it_is_named_whole() {
        let css =
            "@media (prefers-color-scheme: light) {a {top: 0}} @media (prefers-color-scheme: dark) {a {top: 1px}}";
        let found = left(css, "@media (prefers-color-scheme:light)\n@media (prefers-color-scheme: light)");
        assert_eq!(found, "@media (prefers-color-scheme:dark){a{top:1px}}");
    }
}
