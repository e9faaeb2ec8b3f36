//! Pages that say what this is, for people without the app: accessibility, privacy, changes, forms and rules. Static, in
//! three languages.

use shared::{
    api::path,
    text::{Language, Text, t},
};

mod changes;
pub mod docs;
mod words;

/// Side: one static page.
pub struct Page {
    pub path: &'static str,
    title: Text,
    body: fn(Language) -> String,
}

pub const PAGES: [Page; 3] = [
    Page {
        path: "/about/accessibility",
        title: t("Tilgjengelighet", "Tilgjenge", "Accessibility"),
        body: |language| words::paragraphs(words::ACCESSIBILITY, language),
    },
    Page {
        path: "/about/privacy",
        title: t("Personvern", "Personvern", "Privacy"),
        body: |language| words::paragraphs(words::PRIVACY, language),
    },
    Page { path: "/about/changes", title: t("Endringer", "Endringar", "Changes"), body: changes::list },
];

/// The page as HTML. `style` is the link to the app's own sheet, when there is one.
pub fn html(page: &Page, language: Language, style: &str) -> String {
    let frame = Frame { path: page.path, title: page.title.read(language), language, style };
    framed(&frame, &(page.body)(language))
}

/// Ramme: what stands around a static page.
struct Frame<'a> {
    path: &'a str,
    title: &'a str,
    language: Language,
    style: &'a str,
}

fn framed(frame: &Frame, body: &str) -> String {
    let Frame { path, title, language, style } = *frame;
    let switch: String = Language::OFFERED.iter().map(|other| link(path, *other, language)).collect();
    let pages = PAGES.iter().map(|page| (page.path, page.title)).chain([(path::FORM_DOCS, docs::TITLE)]);
    let others: String = pages.map(|(other, title)| other_page(other, title, path, language)).collect();
    let lang = language.tag();
    let home = t("Til forsiden", "Til framsida", "To the front page").read(language);
    let choose = t("Språk", "Språk", "Language").read(language);
    let about = t("Om tjenesten", "Om tenesta", "About the service").read(language);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" data-color-scheme=\"auto\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} – ALIS-innmelding</title>\n\
         <link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\n{style}\n</head>\n<body data-size=\"sm\" class=\"leaflet\">\n\
         <header class=\"top\"><div class=\"wrap top__row\"><a class=\"brand ds-focus\" href=\"/\" aria-label=\"ALIS, {home}\">\
         <img src=\"/icon.svg\" alt=\"\" width=\"32\" height=\"32\"><strong class=\"brand__name\">ALIS</strong></a><nav aria-label=\"{choose}\"><ul>{switch}</ul></nav></div></header>\n\
         <main id=\"main\"><div class=\"wrap read\">\n<div class=\"title\"><h1 class=\"ds-heading\" data-size=\"lg\">{title}</h1></div>\n\
         {body}\n</div></main>\n\
         <footer class=\"foot\"><div class=\"wrap\"><nav aria-label=\"{about}\"><ul>{others}</ul></nav></div></footer>\n</body>\n</html>\n"
    )
}

fn link(path: &str, other: Language, current: Language) -> String {
    let (tag, name) = (other.tag(), other.own_name());
    let mark = if other == current { " aria-current=\"true\"" } else { "" };
    format!(
        "<li><a class=\"ds-link\" href=\"{path}?lang={tag}\" hreflang=\"{tag}\" lang=\"{tag}\"{mark}>{name}</a></li>"
    )
}

fn other_page(path: &str, title: Text, current: &str, language: Language) -> String {
    let mark = if path == current { " aria-current=\"page\"" } else { "" };
    format!("<li><a class=\"ds-link\" href=\"{path}?lang={}\"{mark}>{}</a></li>", language.tag(), title.read(language))
}
