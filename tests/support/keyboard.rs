//! A person who uses only the keyboard: Tab to a question, then letters, arrows and space. Knows that ids and names of
//! fields are question paths; knows no form.

use crate::browser::Browser;
use serde_json::{Value, json};
use thirtyfour::Key;

/// More stops than any page has.
const STOPS: usize = 250;

impl Browser {
    async fn strikes(&self, key: Key) {
        let active = self.driver().active_element().await.expect("the page has focus");
        active.send_keys(key + "").await.expect("a key can be struck");
    }

    /// Tab until `is_there`, an expression about `e`, the element with focus, is true.
    pub async fn tabs_to(&self, is_there: &str) {
        let there = format!("(e => !!({is_there}))(document.activeElement)");
        for _ in 0..STOPS {
            if self.asks(&there).await == Value::Bool(true) {
                return;
            }
            self.strikes(Key::Tab).await;
        }
        panic!("{} cannot reach {is_there} with the Tab key on {}", self.name, self.address().await);
    }

    /// Tab to the button or link with these words, and Enter.
    pub async fn tabs_and_enters(&self, words: &str) {
        let words = json!(words);
        self.tabs_to(&format!(
            "e.matches('button, a, summary') && (e.innerText || e.ariaLabel).replace(/\\s+/g, ' ').trim() === {words}"
        ))
        .await;
        self.strikes(Key::Enter).await;
    }

    /// Answers the question at `path` without touching a mouse. `answer` is what is typed, or the code of a choice;
    /// several codes are separated by spaces.
    pub async fn answers(&self, path: &str, answer: &str) {
        let here = format!("e.id === {0} || e.name === {0}", json!(path));
        self.tabs_to(&here).await;
        let kind = self.asks("document.activeElement.type || document.activeElement.tagName").await;
        match kind.as_str().unwrap_or_default() {
            "radio" => {
                self.chooses_with_arrows("document.activeElement.checked && document.activeElement.value", answer).await
            }
            "select-one" => self.chooses_with_arrows("document.activeElement.value", answer).await,
            "checkbox" => {
                for code in answer.split(' ') {
                    self.tabs_to(&format!("({here}) && e.value === {}", json!(code))).await;
                    self.types(" ").await;
                }
            }
            _ => {
                self.types(Key::Control + "a").await;
                self.types(answer).await;
            }
        }
    }

    async fn chooses_with_arrows(&self, chosen: &str, answer: &str) {
        if self.asks(chosen).await == Value::Bool(false) {
            self.types(" ").await;
        }
        let mut seen = Vec::new();
        for key in [Key::Down, Key::Up] {
            for _ in 0..30 {
                let now = self.asks(chosen).await;
                if now == json!(answer) {
                    return;
                }
                seen.push(now);
                self.strikes(key.clone()).await;
            }
        }
        panic!("{} finds no choice {answer} among {seen:?}", self.name);
    }
}
