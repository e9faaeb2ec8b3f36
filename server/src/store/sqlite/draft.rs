//! Table `drafts`.

use super::{Table, column};
use crate::store::{Fault, Kept, draft::Drafts};
use rusqlite::{Row, params};
use shared::{
    api::{Draft, DraftRow},
    day::Moment,
};

impl Drafts for Table {
    fn drafts(&self, desk: &str) -> Kept<Vec<DraftRow>> {
        let sql = "SELECT doc, kind, saved_at FROM drafts WHERE owner = ?1 ORDER BY saved_at DESC, rowid DESC";
        self.all(sql, params![desk], listed)
    }

    fn draft(&self, desk: &str, doc: &str) -> Kept<Option<Draft>> {
        let sql = "SELECT kind, paper FROM drafts WHERE owner = ?1 AND doc = ?2";
        self.first(sql, params![desk, doc], |row| {
            let paper = column::get::<String>(row, 1)?;
            let paper = serde_json::from_str(&paper).map_err(|_| Fault::Unreadable("draft"))?;
            Ok(Draft { kind: column::get(row, 0)?, paper })
        })
    }

    fn save_draft(&mut self, desk: &str, doc: &str, draft: &Draft, at: Moment) -> Kept<()> {
        self.put(
            "INSERT INTO drafts (owner, doc, kind, paper, saved_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (owner, doc) DO UPDATE SET kind = ?3, paper = ?4, saved_at = ?5",
            params![desk, doc, draft.kind, draft.paper.to_string(), at.to_unix()],
        )
    }

    fn remove_draft(&mut self, desk: &str, doc: &str) -> Kept<()> {
        self.put("DELETE FROM drafts WHERE owner = ?1 AND doc = ?2", params![desk, doc])
    }
}

fn listed(row: &Row<'_>) -> Kept<DraftRow> {
    Ok(DraftRow { doc: column::get(row, 0)?, kind: column::get(row, 1)?, saved_at: column::moment(row, 2)? })
}
