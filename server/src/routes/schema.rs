//! The OpenAPI 3.1 document, made from the table of routes and from the types that go in and out. Knows no route by name.

use super::{ROUTES, Route, Who};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};
use shared::{api::XLSX, refusal::Problem};

/// What a body is made of.
#[derive(Clone, Copy)]
pub enum Content {
    Nothing,
    Text,
    /// A page of HTML.
    Page,
    /// XLSX or CSV.
    Sheet,
    /// XLSX.
    Workbook,
    Events,
    AnyJson,
    Json(fn(&mut SchemaGenerator) -> Schema),
}

/// The schema of a type, by reference where it has a name.
pub fn of<T: JsonSchema>(schemas: &mut SchemaGenerator) -> Schema {
    schemas.subschema_for::<T>()
}

/// The document.
pub fn openapi() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    let mut schemas = SchemaGenerator::new(settings);
    let problem = of::<Problem>(&mut schemas);
    let mut paths: Map<String, Value> = Map::new();
    for route in ROUTES {
        let operation = operation(route, &mut schemas);
        let path = paths.entry(route.path).or_insert_with(|| json!({}));
        path[route.method.to_ascii_lowercase()] = operation;
    }
    let definitions: Map<String, Value> = schemas.take_definitions(true).into_iter().collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "ALIS registration",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Signed registrations of doctors in training, received with a receipt that can be checked.",
        },
        "paths": paths,
        "components": {
            "schemas": definitions,
            "responses": { "problem": {
                "description": "A refusal (RFC 9457): nothing was changed.",
                "content": { "application/problem+json": { "schema": problem } },
            } },
            "securitySchemes": { "session": {
                "type": "apiKey", "in": "cookie", "name": crate::sessions::COOKIE,
                "description": "A client with several keys names the one it asks as in the header alis-key; another key's session answers 401.",
            } },
        },
    })
}

fn operation(route: &Route, schemas: &mut SchemaGenerator) -> Value {
    let mut operation = json!({
        "summary": route.does,
        "parameters": parameters(route),
        "responses": {
            route.status.to_string(): answer(route.gives, schemas),
            "default": { "$ref": "#/components/responses/problem" },
        },
    });
    if let Some(content) = media(route.takes, schemas) {
        operation["requestBody"] = json!({ "required": true, "content": content });
    }
    if let Who::Session(roles) = route.who {
        operation["security"] = json!([{ "session": [] }]);
        operation["x-roles"] = json!(roles);
    }
    operation
}

fn parameters(route: &Route) -> Vec<Value> {
    let in_path = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let in_path =
        in_path.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }));
    let in_query = route.asks.iter().map(
        |(name, says)| json!({ "name": name, "in": "query", "description": says, "schema": { "type": "string" } }),
    );
    in_path.chain(in_query).collect()
}

fn answer(content: Content, schemas: &mut SchemaGenerator) -> Value {
    match media(content, schemas) {
        Some(content) => json!({ "description": "Done.", "content": content }),
        None => json!({ "description": "Done." }),
    }
}

fn media(content: Content, schemas: &mut SchemaGenerator) -> Option<Value> {
    match content {
        Content::Nothing => None,
        Content::Text => Some(json!({ "text/plain": { "schema": { "type": "string" } } })),
        Content::Page => Some(json!({ "text/html": { "schema": { "type": "string" } } })),
        Content::Sheet => Some(json!({ XLSX: {}, "text/csv": {} })),
        Content::Workbook => Some(json!({ XLSX: {} })),
        Content::Events => Some(json!({ "text/event-stream": { "schema": { "type": "string" } } })),
        Content::AnyJson => Some(json!({ "application/json": { "schema": { "type": "object" } } })),
        Content::Json(schema) => {
            let schema = schema(schemas);
            Some(json!({ "application/json": { "schema": schema } }))
        }
    }
}
