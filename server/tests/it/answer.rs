//! What came back: the status, the code of a refusal, and the body.

use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Answer {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, text: response.text().await.unwrap() }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }

    /// The body of a success.
    pub fn told<T: DeserializeOwned>(&self) -> T {
        assert!((200..300).contains(&self.status), "{} {}", self.status, self.text);
        serde_json::from_str(&self.text).unwrap()
    }

    /// The code of a refusal; empty for anything else.
    pub fn code(&self) -> String {
        let is_problem = self.header("content-type") == "application/problem+json";
        if is_problem { self.json()["code"].as_str().unwrap_or("").to_owned() } else { String::new() }
    }
}
