//! Wrong: the handle's result is unwrapped, so the task's panic becomes `main`'s.

#[tokio::main]
async fn main() {
    println!("GOT {}", tokio::spawn(async { "return value" }).await.unwrap());
    tokio::spawn(async { panic!("out of luck") }).await.unwrap();
}
