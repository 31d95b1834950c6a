// refused: E0038: is not dyn compatible
pub trait Store {
    async fn get(&self, key: &str) -> Option<String>;
}
pub fn any() -> Option<Box<dyn Store>> {
    None
}
