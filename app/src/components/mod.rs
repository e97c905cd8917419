//! Pieces of pages, rendered on the server: one component a file, its style in `style/` under the same name.

pub mod code_box;
pub mod help;
pub mod icons;
pub mod illustrations;
pub mod languages;
pub mod layout;
pub mod link_records;
pub mod notice_text;
pub mod outbox;
pub mod path;
pub mod pictures;
pub(crate) mod printed;
pub mod progress;
pub mod question;
pub mod slip_box;
pub mod staff;
pub(crate) mod text_area;
pub mod worded;
pub mod words_box;
