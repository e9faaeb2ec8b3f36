//! What can be taken hold of in a timeline: a period, its ends, a planned course or visit. Each bears the path of the answer it
//! moves. Unseen above the picture, or nearly so; draws no bar and moves nothing.

use super::svg::Shape;

/// The attribute with the path.
pub const HOLDS: &str = "data-holds";
/// As wide as a finger hits, where there is room for it.
const WIDTH: f64 = 22.0;
/// Around a course or a visit.
const AROUND: f64 = 14.0;

/// The bar of a period: taken hold of, the whole period moves.
pub fn holds(bar: Shape, period: usize) -> Shape {
    bar.with(HOLDS, ["periods.", &period.to_string()].concat())
}

/// The two ends of a period, inside its bar: a third of a short one each, so that its middle can be met too.
pub fn grips(period: usize, from: f64, until: f64, y: f64, height: f64) -> [Shape; 2] {
    let width = ((until - from) / 3.0).min(WIDTH);
    let grip = |x: f64, end: &str| {
        Shape::rect("tl-grip", x, y, width, height).with(HOLDS, ["periods.", &period.to_string(), end].concat())
    };
    [grip(from, ".from"), grip(until - width, ".to")]
}

/// Around a course or a visit that is planned.
pub fn of_mark(rows: &str, row: usize, x: f64, y: f64) -> Shape {
    Shape::circle("tl-grip", x, y, AROUND).with(HOLDS, [rows, ".", &row.to_string(), ".planned_on"].concat())
}
