//! Fields: one file per kind of answer, all on one frame. Knows the paper lying open, no form and no rule.
mod frame;
