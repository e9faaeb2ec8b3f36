//! The pages of the forms: Markdown that the program has written of itself (`shared/docs`), in the frame of the static
//! pages. Knows the small part of Markdown that is used, and makes its tables readable to everybody.

use super::{Frame, framed};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};
use shared::{
    api::path,
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, capacity::Capacity, capacity_evaluation::CapacityEvaluation,
        closing::Closing, confirmation::Confirmation, follow_up_meeting::FollowUpMeeting,
        half_year_report::HalfYearReport, implementation_plan::ImplementationPlan, local_agreement::LocalAgreement,
        offer_answer::OfferAnswer, placement::Placement, release::Release, training_enterprise::TrainingEnterprise,
        trust_profile::TrustProfile,
    },
    text::{Language, Text, t},
};

/// Side: the page of one form.
pub struct Doc {
    pub kind: &'static str,
    title: Text,
    text: &'static str,
}

const fn doc<F: Form>(text: &'static str) -> Doc {
    Doc { kind: F::KIND, title: F::TITLE, text }
}

macro_rules! text {
    ($name:literal) => {
        include_str!(concat!("../../../shared/docs/", $name, ".md"))
    };
}

/// Every form's page; a form without one fails the tests.
pub const DOCS: &[Doc] = &[
    doc::<CandidateRegistration>(text!("forms/candidate-registration")),
    doc::<ImplementationPlan>(text!("forms/implementation-plan")),
    doc::<FollowUpMeeting>(text!("forms/follow-up-meeting")),
    doc::<LocalAgreement>(text!("forms/local-agreement")),
    doc::<Closing>(text!("forms/closing")),
    doc::<HalfYearReport>(text!("forms/half-year-report")),
    doc::<TrainingEnterprise>(text!("forms/training-enterprise")),
    doc::<TrustProfile>(text!("forms/trust-profile")),
    doc::<Confirmation>(text!("forms/confirmation")),
    doc::<Placement>(text!("forms/placement")),
    doc::<OfferAnswer>(text!("forms/offer-answer")),
    doc::<Release>(text!("forms/release")),
    doc::<Capacity>(text!("forms/capacity")),
    doc::<CapacityEvaluation>(text!("forms/capacity-evaluation")),
];

pub const TITLE: Text = t("Skjemaer og regler", "Skjema og reglar", "Forms and rules");

pub fn find(kind: &str) -> Option<&'static Doc> {
    DOCS.iter().find(|doc| doc.kind == kind)
}

/// The list of forms.
pub fn index(language: Language, style: &str) -> String {
    let title = TITLE.read(language);
    framed(&Frame { path: path::FORM_DOCS, title, language, style }, &body(text!("forms"), language))
}

/// The page of one form.
pub fn html(doc: &Doc, language: Language, style: &str) -> String {
    let title = format!("{}: {}", TITLE.read(language), doc.title.read(language));
    let path = path::FORM_DOC.replace("{kind}", doc.kind);
    framed(&Frame { path: &path, title: &title, language, style }, &body(doc.text, language))
}

fn body(text: &str, language: Language) -> String {
    let said_in = t("", "Sida er skriven på bokmål.", "The page is written in Norwegian.").read(language);
    let said_in = if said_in.is_empty() { String::new() } else { format!("<p>{said_in}</p>\n") };
    format!("{said_in}<div lang=\"nb\">\n{}</div>\n", rendered(text))
}

/// The Markdown as HTML, without its first heading, which the frame has.
fn rendered(text: &str) -> String {
    let events: Vec<Event> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let mut page = Page::default();
    let mut at = 0;
    while at < events.len() {
        at = page.take(&events, at);
    }
    let mut html = String::new();
    push_html(&mut html, page.events.into_iter());
    html
}

/// The page as it is put together.
#[derive(Default)]
struct Page<'a> {
    events: Vec<Event<'a>>,
    /// Of the table that comes next.
    caption: Option<String>,
    tables: usize,
    in_head: bool,
    column: usize,
}

impl<'a> Page<'a> {
    /// Takes the event at `at`, and those that belong to it; answers where the next is.
    fn take(&mut self, events: &[Event<'a>], at: usize) -> usize {
        match &events[at] {
            Event::Start(Tag::Heading { level, .. }) => return self.heading(events, at, *level as usize),
            Event::Start(Tag::Paragraph) => {
                if let Some((caption, next)) = caption(events, at) {
                    self.caption = Some(caption);
                    return next;
                }
                self.events.push(events[at].clone());
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.html(format!("<a class=\"ds-link\" href=\"{}\">", escaped(dest_url)));
            }
            Event::End(TagEnd::Link) => self.html("</a>"),
            Event::Html(text) | Event::InlineHtml(text) => self.events.push(Event::Text(text.clone())),
            other => match self.table(other) {
                Some(tags) => self.html(tags),
                None => self.events.push(other.clone()),
            },
        }
        at + 1
    }

    fn html(&mut self, tags: impl Into<String>) {
        self.events.push(Event::Html(CowStr::from(tags.into())));
    }

    /// A rule's heading begins with its id, by which it can be linked to; the page's own heading is the frame's.
    fn heading(&mut self, events: &[Event<'a>], at: usize, level: usize) -> usize {
        let end = (at..events.len()).find(|at| matches!(events[*at], Event::End(TagEnd::Heading(_)))).unwrap_or(at);
        if level > 1 {
            let id = match events.get(at + 1) {
                Some(Event::Code(id)) => format!(" id=\"{}\"", escaped(id)),
                _ => String::new(),
            };
            self.html(format!("<h{level}{id}>"));
            self.events.extend(events[at + 1..end].iter().cloned());
            self.html(format!("</h{level}>\n"));
        }
        end + 1
    }

    /// The tags of a table: a caption, headers with their scope, and a frame that scrolls by keyboard.
    fn table(&mut self, event: &Event) -> Option<String> {
        let row_header = self.column == 0;
        Some(match event {
            Event::Start(Tag::Table(_)) => {
                self.tables += 1;
                let (id, caption) = (self.tables, self.caption.take().unwrap_or_default());
                format!(
                    "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"table-{id}\">\
                     <table class=\"ds-table\"><caption id=\"table-{id}\">{}</caption>",
                    escaped(&caption)
                )
            }
            Event::End(TagEnd::Table) => "</tbody></table></div>\n".into(),
            Event::Start(Tag::TableHead) => {
                self.in_head = true;
                "<thead><tr>".into()
            }
            Event::End(TagEnd::TableHead) => {
                self.in_head = false;
                "</tr></thead><tbody>".into()
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                "<tr>".into()
            }
            Event::End(TagEnd::TableRow) => "</tr>".into(),
            Event::Start(Tag::TableCell) if self.in_head => "<th scope=\"col\">".into(),
            Event::End(TagEnd::TableCell) if self.in_head => "</th>".into(),
            Event::Start(Tag::TableCell) => if row_header { "<th scope=\"row\">" } else { "<td>" }.into(),
            Event::End(TagEnd::TableCell) => {
                self.column += 1;
                if row_header { "</th>" } else { "</td>" }.into()
            }
            _ => return None,
        })
    }
}

/// A line in italics just above a table is its caption. Answers with where the table begins.
fn caption(events: &[Event], at: usize) -> Option<(String, usize)> {
    let end = (at..events.len()).find(|at| matches!(events[*at], Event::End(TagEnd::Paragraph)))?;
    let is_caption = matches!(events.get(at + 1)?, Event::Start(Tag::Emphasis))
        && matches!(events[end - 1], Event::End(TagEnd::Emphasis))
        && matches!(events.get(end + 1)?, Event::Start(Tag::Table(_)));
    let words = events[at..end].iter().filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => Some(&**text),
        _ => None,
    });
    is_caption.then(|| (words.collect(), end + 1))
}

fn escaped(text: &str) -> String {
    super::changes::plain(text).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::forms::{Visitor, visit_all};

    #[test]
    fn every_form_has_its_page_and_stands_in_the_list() {
        struct Look;
        impl Visitor for Look {
            fn visit<F: Form>(&mut self) {
                let doc = find(F::KIND).unwrap_or_else(|| panic!("{} is missing in DOCS", F::KIND));
                assert!(html(doc, Language::Nb, "").contains(F::TITLE.nb));
                assert!(index(Language::Nb, "").contains(&format!("href=\"/docs/forms/{}\"", F::KIND)));
            }
        }
        visit_all(&mut Look);
    }

    #[test]
    fn tables_have_captions_and_scopes_and_rules_can_be_linked_to() {
        let html = rendered(
            "# Title\n\n## A\n\n### `some-rule`: words\n\n*Caption <x>*\n\n| a | b |\n|---|---|\n| `1` | 2\\| |\n",
        );
        assert_eq!(
            html,
            "<h2>A</h2>\n<h3 id=\"some-rule\"><code>some-rule</code>: words</h3>\n\
             <div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"table-1\"><table class=\"ds-table\">\
             <caption id=\"table-1\">Caption &lt;x&gt;</caption><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>\
             <tbody><tr><th scope=\"row\"><code>1</code></th><td>2|</td></tr></tbody></table></div>\n"
        );
    }

    #[test]
    fn markup_in_a_page_is_text() {
        let html = rendered("a <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n");
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    }
}
