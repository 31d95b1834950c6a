//! report
pub mod text { pub fn render(_r: &crate::results::Results) -> String { String::new() } }
pub fn write(_r: &crate::results::Results, _o: &std::path::Path) -> std::io::Result<Vec<std::path::PathBuf>> { Ok(vec![]) }
