//! Calls that make a future.

use ra_ap_syntax::ast::{self, AstNode};

use super::emit::{Code, Refused, Writer, generic_arguments, is_boxed, own_comments_of_arguments, refuse};
use super::kind::{Kind, called, kind};
use super::syntax::{arguments, method};

impl Writer<'_> {
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
                    return match one()? {
                        ast::Expr::ClosureExpr(closure) => self.lazy(&closure),
                        _ => Ok(Code::value(self.old(&expr)?)),
                    };
                }
                "futures::future::loop_fn" => {
                    return match list.get(1).map(super::syntax::bare) {
                        Some(ast::Expr::ClosureExpr(_)) => self.loop_fn(call),
                        _ => Ok(Code::value(self.old(&expr)?)),
                    };
                }
                _ => {}
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
                // Of a stream, or of something that the compiler knows.
                _ => Ok(Code::value(self.old(&expr)?)),
            };
        }
        if kind(self.names, &expr) == Kind::Result {
            return Ok(Code::value(format!("std::future::ready({})", self.text(call.syntax(), Some(&owner))?)));
        }
        if super::loops::is_for_each(self.names, call) {
            return self.for_each(call);
        }
        if super::chain::is_join(&name) {
            return self.join(call);
        }
        if !super::chain::is_combinator(&name) {
            return Ok(Code::value(self.old(&expr)?));
        }
        self.deferred(&expr)
    }
}
