//! Calls that make a future: functions of `futures::future` and of `tokio::io`.

use ra_ap_syntax::ast::{self, AstNode};

use super::emit::{Code, Refused, Writer, generic_arguments, is_boxed, own_comments_of_arguments, refuse};
use super::kind::{Kind, called, is_io_function, kind};
use super::syntax::{arguments, method};

impl Writer<'_> {
    /// The function of `tokio::io` that becomes a method which borrows its socket.
    pub(super) fn io_function<'p>(&self, path: &'p str) -> Option<&'p str> {
        let name = path.strip_prefix("tokio::io::")?;
        // Those two do something else in tokio 1 (B45, B62).
        (self.options.io && is_io_function(name) && !matches!(name, "shutdown" | "copy")).then_some(name)
    }

    pub(super) fn call(&self, call: &ast::CallExpr) -> Result<Code, Refused> {
        let expr = ast::Expr::CallExpr(call.clone());
        let owner = self.owner(call.syntax());
        let list = arguments(call);
        if is_boxed(&expr) {
            return refuse(call, "boxed future");
        }
        if let Some(path) = called(self.names, call) {
            let generic = generic_arguments(call);
            let one = || match list.as_slice() {
                [only] => Ok(only.clone()),
                _ => refuse(call, "number of arguments"),
            };
            match path.as_str() {
                "futures::future::ok" | "futures::finished" => {
                    let value = self.text(one()?.syntax(), Some(&owner))?;
                    self.rule("ok");
                    return Ok(Code::value(format!("std::future::ready(Ok{generic}({value}))")));
                }
                "futures::future::err" | "futures::failed" => {
                    let value = self.text(one()?.syntax(), Some(&owner))?;
                    self.rule("ok");
                    // `err::<T, E>` has its parameters in the order of `Result`.
                    return Ok(Code::value(format!("std::future::ready(Err{generic}({value}))")));
                }
                "futures::future::result" | "futures::done" => {
                    let value = self.text(one()?.syntax(), Some(&owner))?;
                    self.rule("ok");
                    return Ok(Code::value(format!("std::future::ready({value})")));
                }
                "futures::future::Either::A" | "futures::future::Either::B" => {
                    let side = if path.ends_with('A') { "Left" } else { "Right" };
                    let code = self.future(&one()?)?;
                    self.rule("either");
                    return Ok(Code {
                        before: own_comments_of_arguments(call) + &code.before,
                        value: format!("{}({})", self.either(side), code.value),
                    });
                }
                "futures::future::lazy" | "futures::lazy" => {
                    let ast::Expr::ClosureExpr(closure) = one()? else {
                        return refuse(call, "`lazy` of something that is no closure");
                    };
                    return self.lazy(&closure);
                }
                _ => {}
            }
            if let Some(name) = self.io_function(&path) {
                let (before, value) = self.io(name, call)?;
                return Ok(Code { before, value: format!("async move {{ {value} }}") });
            }
        }
        if kind(self.names, &expr) == Kind::Result {
            return Ok(Code::value(format!("std::future::ready({})", self.text(call.syntax(), Some(&owner))?)));
        }
        Ok(Code::value(self.old(&expr)?))
    }

    pub(super) fn method_call(&self, call: &ast::MethodCallExpr) -> Result<Code, Refused> {
        let name = method(call);
        let expr = ast::Expr::MethodCallExpr(call.clone());
        let owner = self.owner(call.syntax());
        if name == "into_future" && arguments(call).is_empty() {
            let Some(receiver) = call.receiver() else { return refuse(call, "unreadable") };
            return match kind(self.names, &receiver) {
                Kind::Future => self.future(&receiver),
                Kind::Result => {
                    let value = self.text(receiver.syntax(), Some(&owner))?;
                    Ok(Code::value(format!("std::future::ready({value})")))
                }
                _ => refuse(call, "into_future of what is not known"),
            };
        }
        if kind(self.names, &expr) == Kind::Result {
            return Ok(Code::value(format!("std::future::ready({})", self.text(call.syntax(), Some(&owner))?)));
        }
        if super::chain::is_join(&name) {
            return self.join(call);
        }
        if !super::chain::is_combinator(&name) {
            return Ok(Code::value(self.old(&expr)?));
        }
        self.deferred(&expr)
    }

    /// A call of a function of `tokio::io` that passes on what it was given: what runs before, and the value.
    pub(super) fn io(&self, name: &str, call: &ast::CallExpr) -> Result<(String, String), Refused> {
        let list = arguments(call);
        let given = list.iter().map(|one| self.text(one.syntax(), None)).collect::<Result<Vec<_>, _>>()?;
        let tokio = &self.options.tokio;
        let (reader, writer, buffer) = (self.fresh("reader"), self.fresh("writer"), self.fresh("buffer"));
        let count = self.fresh("count");
        self.rule("io");
        Ok(match (name, given.as_slice()) {
            ("read_exact", [io, buf]) => (
                format!("let mut {reader} = {io};\nlet mut {buffer} = {buf};\n"),
                format!(
                    "{tokio}::io::AsyncReadExt::read_exact(&mut {reader}, {buffer}.as_mut()).await.map(|_| ({reader}, {buffer}))"
                ),
            ),
            ("read", [io, buf]) => (
                format!("let mut {reader} = {io};\nlet mut {buffer} = {buf};\n"),
                format!(
                    "{tokio}::io::AsyncReadExt::read(&mut {reader}, {buffer}.as_mut()).await.map(|{count}| ({reader}, {buffer}, {count}))"
                ),
            ),
            ("read_to_end", [io, buf]) => (
                format!("let mut {reader} = {io};\nlet mut {buffer} = {buf};\n"),
                format!(
                    "{tokio}::io::AsyncReadExt::read_to_end(&mut {reader}, &mut {buffer}).await.map(|_| ({reader}, {buffer}))"
                ),
            ),
            ("read_until", [io, byte, buf]) => (
                format!("let mut {reader} = {io};\nlet byte = {byte};\nlet mut {buffer} = {buf};\n"),
                format!(
                    "{tokio}::io::AsyncBufReadExt::read_until(&mut {reader}, byte, &mut {buffer}).await.map(|_| ({reader}, {buffer}))"
                ),
            ),
            ("write_all", [io, buf]) => (
                format!("let mut {writer} = {io};\nlet {buffer} = {buf};\n"),
                format!(
                    "{tokio}::io::AsyncWriteExt::write_all(&mut {writer}, {buffer}.as_ref()).await.map(|()| ({writer}, {buffer}))"
                ),
            ),
            ("flush", [io]) => (
                format!("let mut {writer} = {io};\n"),
                format!("{tokio}::io::AsyncWriteExt::flush(&mut {writer}).await.map(|()| {writer})"),
            ),
            ("shutdown", _) => {
                return Err(Refused { why: "shutdown".to_owned(), range: call.syntax().text_range(), fact: Some(45) });
            }
            ("copy", _) => {
                return Err(Refused { why: "copy".to_owned(), range: call.syntax().text_range(), fact: Some(62) });
            }
            _ => return refuse(call, "number of arguments"),
        })
    }
}
