//! Tables `statements` and `documents`.

use super::{Table, column};
use crate::{
    party::Party,
    relations::kinds_for_all_trusts,
    store::{
        Fault, Kept,
        statement::{About, FiledRow, ListedRow, NewestRow, Said, Statements},
    },
};
use rusqlite::{Row, params};
use shared::{
    api::Verdict,
    day::{Day, Moment},
    numbers::health_trust::HealthTrust,
    statement::digest::Digest,
};

/// Columns of [`listed`], in its order.
const COLUMNS: &str = "s.leaf, s.doc, s.rev, d.kind, d.owner, s.trainee, s.addressed, s.wished_start, s.findings,
    s.received_at, s.doctor, s.about, s.about_owner, v.verdict, c.doc, c.rev, a.kind, d.closed IS NOT NULL,
    (SELECT r.addressed FROM documents r WHERE s.addressed IS NULL AND r.doctor = s.doctor AND r.owner = d.owner
     AND r.kind = 'candidate-registration' AND r.closed IS NULL),
    (SELECT group_concat(h.heir, ' ') FROM handovers h JOIN verdicts w ON w.leaf = h.leaf AND w.verdict = 'confirmed'
     JOIN documents n ON n.doc = h.doc AND n.newest = h.leaf
     WHERE h.doctor = s.doctor AND h.giver = coalesce(s.about_owner, d.owner) AND s.leaf <= h.leaf), d.doctor";
/// What the trainee has said of a revision, and the document it is about.
const BESIDE: &str = "LEFT JOIN verdicts v ON v.leaf = s.leaf LEFT JOIN statements c ON c.leaf = v.said
    LEFT JOIN documents a ON a.doc = s.about";
/// Of what was handed over to `?2` by others, the newest revision that was.
const HANDED_OVER: &str = "FROM documents d JOIN statements s ON s.leaf = (SELECT max(p.leaf) FROM handovers h
     JOIN verdicts w ON w.leaf = h.leaf AND w.verdict = 'confirmed' JOIN documents n ON n.doc = h.doc AND n.newest = h.leaf
     JOIN statements p ON p.doc = d.doc AND p.leaf <= h.leaf
     WHERE h.heir = ?2 AND h.doctor = d.doctor AND h.giver = coalesce(d.about_owner, d.owner))";
const NEWEST: &str = "SELECT d.owner, d.kind, d.newest_rev, d.newest, s.payload, s.received_at, d.closed
    FROM documents d JOIN statements s ON s.leaf = d.newest WHERE d.doc = ?1";

/// Every revision with its bytes.
fn whole(rest: &str) -> String {
    format!(
        "SELECT {COLUMNS}, s.kid, s.payload, s.envelope FROM statements s JOIN documents d USING (doc) {BESIDE} {rest}"
    )
}

/// The newest revision of each document.
fn list(rest: &str) -> String {
    format!("SELECT {COLUMNS} FROM documents d JOIN statements s ON s.leaf = d.newest {BESIDE} {rest}")
}

impl Statements for Table {
    fn newest(&self, doc: &str) -> Kept<Option<NewestRow>> {
        self.first(NEWEST, params![doc], newest)
    }

    fn filed(&self, doc: &str, rev: u32) -> Kept<Option<FiledRow>> {
        self.first(&whole("WHERE s.doc = ?1 AND s.rev = ?2"), params![doc, rev], filed)
    }

    fn revisions(&self, doc: &str) -> Kept<Vec<ListedRow>> {
        self.all(&whole("WHERE s.doc = ?1 ORDER BY s.rev DESC"), params![doc], listed)
    }

    fn seen_by(
        &self,
        reader: &Party,
        before: u64,
        most: u32,
        may: &dyn Fn(&ListedRow) -> bool,
    ) -> Kept<Vec<ListedRow>> {
        let before = i64::try_from(before).unwrap_or(i64::MAX);
        let (theirs, who) = concerning(reader);
        let sql = list(&format!("WHERE d.newest < ?1 AND ({theirs}) ORDER BY d.newest DESC"));
        let mut seen = self.first_that(&sql, before, &who, most, may)?;
        if matches!(reader, Party::Municipality(_)) {
            let sql = format!(
                "SELECT {COLUMNS} {HANDED_OVER} {BESIDE} WHERE d.doctor IN (SELECT doctor FROM handovers WHERE heir = ?2)
                 AND s.leaf < ?1 AND d.owner <> ?2 AND d.about_owner IS NOT ?2 ORDER BY s.leaf DESC"
            );
            seen.extend(self.first_that(&sql, before, &who, most, may)?);
            seen.sort_unstable_by_key(|row| std::cmp::Reverse(row.leaf));
            seen.truncate(most as usize);
        }
        Ok(seen)
    }

    fn newest_of(&self, owner: &Party, kind: &str) -> Kept<Vec<FiledRow>> {
        let sql = whole(
            "WHERE s.leaf = d.newest AND d.owner = ?1 AND d.kind = ?2 AND d.closed IS NULL ORDER BY d.newest DESC",
        );
        self.all(&sql, params![owner.to_string(), kind], filed)
    }

    fn every_newest(&self, kind: &str) -> Kept<Vec<FiledRow>> {
        let sql = whole("WHERE s.leaf = d.newest AND d.kind = ?1 AND d.closed IS NULL ORDER BY d.newest DESC");
        self.all(&sql, params![kind], filed)
    }

    fn registered_elsewhere(&self, doctor: u32, doc: &str) -> Kept<bool> {
        let sql = "SELECT 1 FROM documents
                   WHERE doctor = ?1 AND doc <> ?2 AND kind = 'candidate-registration' AND closed IS NULL";
        Ok(self.first(sql, params![doctor, doc], |_| Ok(()))?.is_some())
    }

    fn first_received(&self, doc: &str, trust: HealthTrust, start: Day) -> Kept<Option<Moment>> {
        let sql = "SELECT received_at FROM statements WHERE doc = ?1 AND addressed = ?2 AND wished_start <= ?3
                   ORDER BY rev LIMIT 1";
        self.first(sql, params![doc, trust.code(), start.to_string()], |row| column::moment(row, 0))
    }

    fn every_statement(&self, see: &mut dyn FnMut(FiledRow) -> bool) -> Kept<()> {
        let mut query = self.0.prepare_cached(&whole("ORDER BY s.leaf"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            if !see(filed(row)?) {
                break;
            }
        }
        Ok(())
    }

    fn file(&mut self, row: &FiledRow) -> Kept<()> {
        let FiledRow { listed, kid, payload, envelope } = row;
        let (addressed, about) = (listed.addressed.map(HealthTrust::code), listed.about.as_ref());
        self.put(
            "INSERT INTO documents (doc, kind, owner, newest_rev, newest, addressed, doctor, about_owner)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (doc) DO UPDATE SET newest_rev = ?4, newest = ?5, addressed = ?6, doctor = ?7,
             about_owner = ?8",
            params![
                listed.doc,
                listed.kind,
                listed.owner.to_string(),
                listed.rev,
                listed.leaf as i64,
                addressed,
                listed.doctor,
                about.map(|about| about.owner.to_string()),
            ],
        )?;
        self.put(
            "INSERT INTO statements (leaf, doc, rev, kid, payload, envelope, trainee, addressed, wished_start, findings,
             received_at, doctor, about, about_owner)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            params![
                listed.leaf as i64,
                listed.doc,
                listed.rev,
                kid.0,
                payload.0,
                envelope,
                listed.trainee,
                addressed,
                listed.wished_start.map(|day| day.to_string()),
                listed.findings.join(" "),
                listed.received_at.to_unix(),
                listed.doctor,
                about.map(|about| &about.doc),
                about.map(|about| about.owner.to_string()),
            ],
        )
    }

    fn by_payload(&self, payload: &Digest) -> Kept<Option<FiledRow>> {
        self.first(&whole("WHERE s.payload = ?1"), params![payload.0], filed)
    }

    fn say(&mut self, about: u64, verdict: Verdict, said: u64) -> Kept<()> {
        let sql = "INSERT INTO verdicts (leaf, verdict, said) VALUES (?1, ?2, ?3)
                   ON CONFLICT (leaf) DO UPDATE SET verdict = ?2, said = ?3";
        self.put(sql, params![about as i64, verdict.code(), said as i64])
    }

    fn keeps_about(&self, owner: &Party, doctor: u32) -> Kept<bool> {
        let sql = "SELECT 1 FROM documents WHERE owner = ?1 AND doctor = ?2";
        Ok(self.first(sql, params![owner.to_string(), doctor], |_| Ok(()))?.is_some())
    }

    fn hand_over(&mut self, closing: &ListedRow, heir: &Party) -> Kept<()> {
        let giver = closing.about.as_ref().map_or(&closing.owner, |about| &about.owner);
        self.put(
            "INSERT INTO handovers (leaf, doc, doctor, giver, heir) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![closing.leaf as i64, closing.doc, closing.doctor, giver.to_string(), heir.to_string()],
        )
    }

    fn close(&mut self, doc: &str, leaf: u64) -> Kept<()> {
        self.put("UPDATE documents SET closed = ?2 WHERE doc = ?1", params![doc, leaf as i64])
    }
}

impl Table {
    /// The first rows of a list that `may` lets through. Who may see a row is not for SQL to decide; so it is read until
    /// there are enough.
    fn first_that(
        &self,
        sql: &str,
        before: i64,
        who: &str,
        most: u32,
        may: &dyn Fn(&ListedRow) -> bool,
    ) -> Kept<Vec<ListedRow>> {
        let mut query = self.0.prepare_cached(sql)?;
        let mut rows = query.query(params![before, who])?;
        let mut seen = Vec::new();
        while seen.len() < most as usize {
            let Some(row) = rows.next()? else { break };
            let row = listed(row)?;
            if may(&row) {
                seen.push(row);
            }
        }
        Ok(seen)
    }
}

/// Where documents are found that may concern this reader, as a condition on `?2`: never fewer than they may see.
fn concerning(reader: &Party) -> (String, String) {
    match reader {
        Party::Office => ("?2 = ?2".into(), String::new()),
        // what was handed over to it is another query: see `seen_by`
        Party::Municipality(_) => ("d.owner = ?2 OR d.about_owner = ?2".into(), reader.to_string()),
        Party::Trust(trust) => {
            let kinds: Vec<String> = kinds_for_all_trusts().map(|kind| format!("'{kind}'")).collect();
            let registered = "SELECT doctor FROM documents WHERE addressed = ?2 AND doctor IS NOT NULL";
            let own = format!("d.owner = 'trust:' || ?2 OR d.addressed = ?2 OR d.kind IN ({})", kinds.join(", "));
            (format!("{own} OR d.doctor IN ({registered})"), trust.code().into())
        }
        Party::Trainee(doctor) => ("d.doctor = CAST(?2 AS INTEGER)".into(), doctor.to_string()),
        Party::Reader(_) => ("?2 <> ?2".into(), String::new()),
    }
}

fn newest(row: &Row<'_>) -> Kept<NewestRow> {
    Ok(NewestRow {
        owner: column::party(row, 0)?,
        kind: column::get(row, 1)?,
        rev: column::get(row, 2)?,
        leaf: column::count(row, 3)?,
        payload: column::digest(row, 4)?,
        received_at: column::moment(row, 5)?,
        is_closed: column::get::<Option<i64>>(row, 6)?.is_some(),
    })
}

fn listed(row: &Row<'_>) -> Kept<ListedRow> {
    let trust = |code: String| HealthTrust::from_code(&code).ok_or(Fault::Unreadable("trust"));
    let day = |text: String| text.parse::<Day>().map_err(|_| Fault::Unreadable("day"));
    Ok(ListedRow {
        leaf: column::count(row, 0)?,
        doc: column::get(row, 1)?,
        rev: column::get(row, 2)?,
        kind: column::get(row, 3)?,
        owner: column::party(row, 4)?,
        trainee: column::get(row, 5)?,
        addressed: column::get::<Option<String>>(row, 6)?.map(trust).transpose()?,
        wished_start: column::get::<Option<String>>(row, 7)?.map(day).transpose()?,
        findings: column::get::<String>(row, 8)?.split_ascii_whitespace().map(str::to_owned).collect(),
        received_at: column::moment(row, 9)?,
        doctor: column::get(row, 10)?,
        about: about(row)?,
        said: said(row)?,
        is_closed: column::get(row, 17)?,
        registered_for: column::get::<Option<String>>(row, 18)?.map(trust).transpose()?,
        successors: successors(row)?,
        newest_doctor: column::get(row, 20)?,
    })
}

fn filed(row: &Row<'_>) -> Kept<FiledRow> {
    Ok(FiledRow {
        listed: listed(row)?,
        kid: column::digest(row, 21)?,
        payload: column::digest(row, 22)?,
        envelope: column::get(row, 23)?,
    })
}

fn successors(row: &Row<'_>) -> Kept<Vec<Party>> {
    let heirs = column::get::<Option<String>>(row, 19)?.unwrap_or_default();
    heirs.split_ascii_whitespace().map(|heir| heir.parse().map_err(|_| Fault::Unreadable("party"))).collect()
}

fn about(row: &Row<'_>) -> Kept<Option<About>> {
    let Some(doc) = column::get::<Option<String>>(row, 11)? else { return Ok(None) };
    Ok(Some(About { doc, owner: column::party(row, 12)?, kind: column::get(row, 16)? }))
}

fn said(row: &Row<'_>) -> Kept<Option<Said>> {
    let Some(code) = column::get::<Option<String>>(row, 13)? else { return Ok(None) };
    let verdict = Verdict::from_code(&code).ok_or(Fault::Unreadable("verdict"))?;
    // A word whose statement is gone is no word any more.
    let Some(doc) = column::get::<Option<String>>(row, 14)? else { return Ok(None) };
    Ok(Some(Said { verdict, doc, rev: column::get(row, 15)? }))
}
