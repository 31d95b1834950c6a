//! Shows what the compiler says to old habits where `framed_codec` is ported. Each case is compiled by itself.

// refused: E0107: missing generics for trait `Encoder`
use bytes::BytesMut;
use tokio_util::codec::Encoder;
struct Numbers;
impl Encoder for Numbers {
    type Error = std::io::Error;
    fn encode(&mut self, reply: String, output: &mut BytesMut) -> std::io::Result<()> {
        Ok(())
    }
}
