//! Files and static pages: headers, encodings, caching, languages.

use crate::{answer::Answer, people::Person, server::Server};
use reqwest::Method;
use server::assets;

async fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> Answer {
    let person = Person::new(server, "reader").await;
    let mut request = person.request(Method::GET, path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Answer::of(request.send().await.unwrap()).await
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let server = Server::start().await;
    for path in ["/healthz", "/api/v1/statements", "/api/v1/nothing", "/nothing", "/about/privacy", "/metrics"] {
        let answer = get(&server, path, &[]).await;
        assert_eq!(answer.header("content-security-policy"), assets::CONTENT_SECURITY_POLICY, "{path}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=63072000; includeSubDomains"),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        assert!(answer.header("permissions-policy").contains("camera=()"), "{path}");
        assert!(!path.starts_with("/api/") || answer.header("cache-control") == "no-store", "{path}");
    }
}

#[tokio::test]
async fn static_pages_speak_three_languages() {
    let server = Server::start().await;
    for (path, words) in [
        ("/about/privacy?lang=nb", "Hva vi lagrer"),
        ("/about/privacy?lang=nn", "Kva vi lagrar"),
        ("/about/privacy?lang=en", "What we store"),
        ("/about/accessibility?lang=en", "Does something not work for you?"),
        ("/about/changes?lang=nn", "Endringar"),
    ] {
        let page = get(&server, path, &[]).await;
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert!(page.text.contains(words), "{path}");
        assert!(!page.text.contains("<script") && !page.text.contains(" style="), "{path}");
    }
    let page = get(&server, "/about/privacy", &[("accept-language", "en-GB,nb;q=0.5")]).await;
    assert!(page.text.contains("What we store") && page.text.contains("<html lang=\"en\""));
}

#[tokio::test]
async fn each_form_has_a_page_whose_tables_everybody_can_read() {
    let server = Server::start().await;
    let list = get(&server, "/docs/forms", &[]).await;
    assert_eq!(list.status, 200);
    for kind in server::kinds::KINDS {
        let path = format!("/docs/forms/{}", kind.name);
        assert!(list.text.contains(&format!("href=\"{path}\"")), "{path}");
        let page = get(&server, &path, &[("accept-language", "en")]).await;
        assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
        assert!(page.text.contains("<html lang=\"en\"") && page.text.contains("<div lang=\"nb\">"));
        assert!(!page.text.contains("<script") && !page.text.contains(" style="), "{path}");
        let times = |part: &str| page.text.matches(part).count();
        assert!(times("<table") > 0 && times("<table") == times("<caption id="), "{path}");
        assert_eq!((times("<th>"), times("<h1 ")), (0, 1));
        for target in page.text.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.text.contains(&format!(" id=\"{target}\"")), "{path}#{target}");
        }
    }
    assert_eq!(get(&server, "/docs/forms/nothing", &[]).await.code(), "not-found");
    assert!(get(&server, "/about/privacy", &[]).await.text.contains("href=\"/docs/forms?lang=nb\""));
}

/// Runs over what is in the binary: nothing when it was built without the browser's part.
#[tokio::test]
async fn files_come_small_with_a_tag_and_stay_in_the_cache_when_their_name_carries_their_digest() {
    let server = Server::start().await;
    let page = get(&server, "/", &[("accept", "text/html")]).await;
    let built = assets::find("/").is_some();
    assert_eq!(page.status, if built { 200 } else { 404 });
    if !built {
        return;
    }
    for path in ["/enrol", "/forms/candidate-registration/x/review", "/inbox"] {
        let app = get(&server, path, &[("accept", "text/html,*/*;q=0.8")]).await;
        assert_eq!((app.status, &app.text), (200, &page.text), "{path}");
        assert_eq!(get(&server, path, &[("accept", "application/json")]).await.status, 404);
    }
    assert_eq!(page.header("cache-control"), assets::CACHE_ASK);
    let link = page.text.split('"').find(|part| part.ends_with(".css")).unwrap().to_owned();
    let style = get(&server, &link, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(style.header("content-encoding"), "br");
    assert_eq!(style.header("cache-control"), assets::CACHE_FOREVER);
    assert_eq!(style.header("vary"), "Accept-Encoding");
    let tag = style.header("etag").to_owned();
    let again = get(&server, &link, &[("accept-encoding", "gzip, br"), ("if-none-match", &tag)]).await;
    assert_eq!((again.status, again.text.as_str()), (304, ""));
    let plain = get(&server, &link, &[]).await;
    assert_eq!(plain.header("content-encoding"), "");
    assert_ne!(plain.header("etag"), tag);
}

#[tokio::test]
async fn what_is_no_file_is_no_page_either_for_programs() {
    let server = Server::start().await;
    for path in ["/assets/nothing.js", "/../etc/passwd", "/.git/config", "/alis.sqlite"] {
        let answer = get(&server, path, &[("accept", "*/*")]).await;
        assert_eq!((answer.status, answer.code()), (404, "not-found".into()), "{path}");
    }
}

#[tokio::test]
async fn counters_name_routes_never_documents() {
    let server = Server::start().await;
    let (_, bodo) = crate::people::office_and_bodo(&server).await;
    let (letter, _) = bodo.files_one().await;
    bodo.gets(&letter.address()).await;
    bodo.gets("/api/v1/statements/canary-address/1").await;
    let metrics = get(&server, "/metrics", &[]).await.text;
    for line in [
        "alis_filed_total 1",
        r#"alis_requests_total{method="PUT",route="/api/v1/statements/{doc}/{rev}",status="201"} 1"#,
        r#"alis_refusals_total{code="not-found"} 1"#,
        "alis_log_size",
        "alis_queue_length",
        "alis_commit_acts_bucket",
    ] {
        assert!(metrics.contains(line), "{line}\n{metrics}");
    }
    assert!(!metrics.contains(&letter.doc) && !metrics.contains("canary"));
}
