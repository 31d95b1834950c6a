//! Chains of combinators: a future, and the stages behind it.

use ra_ap_syntax::ast::{self, AstNode, HasGenericArgs};

use super::emit::{After, Code, Refused, Writer, is_variable, own_comments, refuse};
use super::kind::{Kind, last_segment, of_closure};
use super::syntax::{arguments, bare, is_free_of_temporaries, method};

/// Returns whether a combinator is rewritten; others end the chain, and what they yield is awaited as it is.
pub(super) fn is_combinator(name: &str) -> bool {
    matches!(name, "map" | "map_err" | "and_then" | "then" | "or_else" | "from_err")
}

/// Returns whether a combinator polls several futures to their end.
pub(super) fn is_join(name: &str) -> bool {
    matches!(name, "join" | "join3" | "join4" | "join5")
}

/// One combinator with its arguments.
pub(super) struct Stage {
    pub(super) call: ast::MethodCallExpr,
    pub(super) name: String,
}

impl Stage {
    /// Returns the only argument.
    fn argument(&self) -> Result<ast::Expr, Refused> {
        match arguments(&self.call).as_slice() {
            [only] => Ok(only.clone()),
            _ => refuse(&self.call, "number of arguments"),
        }
    }

    /// Returns the comments between the stages and around the closure, one per line.
    pub(super) fn comments(&self) -> String {
        use ra_ap_syntax::ast::HasArgList;
        let inside = self.call.arg_list().map(|list| own_comments(list.syntax())).unwrap_or_default();
        own_comments(self.call.syntax()) + &inside
    }

    fn handles_errors(&self) -> bool {
        matches!(self.name.as_str(), "map_err" | "or_else" | "then")
    }
}

/// Takes a chain apart into what it begins with and its stages.
fn take_apart(expr: &ast::Expr) -> (ast::Expr, Vec<Stage>) {
    let mut stages = Vec::new();
    let mut here = bare(expr);
    while let ast::Expr::MethodCallExpr(call) = &here {
        let name = method(call);
        let Some(receiver) = call.receiver().filter(|_| is_combinator(&name)) else { break };
        stages.push(Stage { call: call.clone(), name });
        here = bare(&receiver);
    }
    stages.reverse();
    (here, stages)
}

impl Writer<'_> {
    /// Writes a chain as a future: what it begins with is built at once, and the stages become an `async` block.
    pub(super) fn deferred(&self, expr: &ast::Expr) -> Result<Code, Refused> {
        let (head, stages) = take_apart(expr);
        let last = After { conversions: Some(0), is_last: true };
        let (before, current) = match is_variable(&head) {
            true => (String::new(), self.old(&head)?),
            false => {
                let code = self.future(&head)?;
                let name = self.fresh(&called_name(&head));
                // What stays of 0.1 is adapted where it is awaited.
                let (value, adapter) = match code.value.strip_suffix(".compat()") {
                    Some(value) => (value, ".compat()"),
                    None => (code.value.as_str(), ""),
                };
                if !is_free_of_temporaries(&head) && !super::sites::ends_with_its_temporaries(expr) {
                    // What is made on the way lives to the end of the statement, as it did.
                    let awaited = Code::value(format!("{name}{adapter}.await"));
                    let block = self.stages(&stages, awaited, last)?.block();
                    let block = format!("async {}{block}", self.ownership(expr));
                    let before = code.before;
                    return Ok(Code { before, value: format!("match {value} {{\n{name} => {block},\n}}") });
                }
                (format!("{}let {name} = {value};\n", code.before), format!("{name}{adapter}"))
            }
        };
        let code = self.stages(&stages, Code::value(format!("{current}.await")), last)?;
        Ok(Code { before, value: format!("async {}{}", self.ownership(expr), code.block()) })
    }

    /// Returns `move ` where a block owns what it mentions.
    pub(super) fn ownership(&self, expr: &ast::Expr) -> &'static str {
        if super::sites::is_owned_by_closure(expr) { "move " } else { self.moves.get() }
    }

    /// Writes a chain that is built and awaited here.
    pub(super) fn chain(&self, expr: &ast::Expr, after: After) -> Result<Code, Refused> {
        let (head, stages) = take_apart(expr);
        let code = self.awaited(&head, self.after(&stages, after))?;
        self.stages(&stages, code, after)
    }

    /// Returns what follows the value that the stages begin with.
    fn after(&self, stages: &[Stage], after: After) -> After {
        let is_handled = stages.iter().any(Stage::handles_errors);
        let here = stages.iter().filter(|stage| stage.name == "from_err").count();
        After {
            conversions: after.conversions.filter(|_| !is_handled).map(|outside| outside + here),
            is_last: after.is_last && stages.is_empty(),
        }
    }

    fn stages(&self, stages: &[Stage], head: Code, after: After) -> Result<Code, Refused> {
        let mut code = head;
        for (at, stage) in stages.iter().enumerate() {
            let behind = self.after(&stages[at + 1..], after);
            code = self.stage(stage, code, behind)?;
        }
        Ok(code)
    }

    /// Writes the stage unchanged, applied to a `Result`.
    fn verbatim(&self, stage: &Stage, code: &Code) -> Result<Code, Refused> {
        let receiver = stage.call.receiver().map(|receiver| receiver.syntax().text_range().end());
        let whole = stage.call.syntax().text_range();
        let start = receiver.unwrap_or(whole.start());
        let mut text = String::new();
        for child in stage.call.syntax().children_with_tokens() {
            if child.text_range().start() < start {
                continue;
            }
            match child {
                ra_ap_syntax::NodeOrToken::Node(node) => text.push_str(&self.text(&node, None)?),
                ra_ap_syntax::NodeOrToken::Token(token) => text.push_str(token.text()),
            }
        }
        Ok(Code { before: code.before.clone(), value: format!("{}{text}", code.value) })
    }

    fn stage(&self, stage: &Stage, code: Code, after: After) -> Result<Code, Refused> {
        let argument = match stage.name.as_str() {
            "from_err" => return Ok(self.converted(stage, &code)),
            _ => stage.argument()?,
        };
        let closure = match bare(&argument) {
            ast::Expr::ClosureExpr(closure) => Some(closure),
            ast::Expr::PathExpr(_) => None,
            ast::Expr::CastExpr(cast) if matches!(cast.expr(), Some(ast::Expr::PathExpr(_))) => None,
            _ => return refuse(&argument, "stage that is no closure and no name"),
        };
        let yields = match (&closure, bare(&argument)) {
            (Some(closure), _) => of_closure(self.names, closure),
            (None, ast::Expr::PathExpr(path)) => {
                let name = path.path().and_then(|path| path.segment()).and_then(|segment| segment.name_ref());
                match name.map(|name| name.text().to_string()).as_deref() {
                    Some("Ok" | "Err") => Kind::Result,
                    Some(name) => self.names.returned(name),
                    None => Kind::Unknown,
                }
            }
            _ => Kind::Unknown,
        };
        match (stage.name.as_str(), yields) {
            ("map", _) => {
                self.rule("map");
                self.verbatim(stage, &code)
            }
            ("map_err", _) => {
                self.rule("map_err");
                self.verbatim(stage, &code)
            }
            ("and_then", Kind::Result | Kind::Never) => {
                self.rule("and_then of a result");
                self.verbatim(stage, &code)
            }
            ("or_else", Kind::Result | Kind::Never) => {
                self.rule("or_else of a result");
                self.verbatim(stage, &code)
            }
            ("then", Kind::Result | Kind::Never) => {
                self.rule("then of a result");
                self.then_result(stage, &argument, closure.as_ref(), &code, after)
            }
            (_, Kind::Other) => refuse(&argument, "closure that yields neither a result nor a future"),
            ("and_then", _) => {
                self.rule("and_then");
                self.guessed(yields);
                self.and_then(stage, &argument, closure.as_ref(), code, after)
            }
            ("or_else", _) => {
                self.rule("or_else");
                self.guessed(yields);
                let (made, wait) = self.made(&argument, closure.as_ref())?;
                let (value, next) = (self.fresh("value"), self.fresh("next"));
                let matched = format!(
                    "match {}.map_err({made}) {{\nOk({value}) => Ok({value}),\nErr({next}) => {next}{wait},\n}}",
                    code.value
                );
                Ok(self.settled_value(stage, &code.before, matched, after))
            }
            ("then", _) => {
                self.rule("then");
                self.guessed(yields);
                self.then(stage, &argument, closure.as_ref(), &code, after)
            }
            _ => refuse(&argument, stage.name.clone()),
        }
    }

    /// Notes that the compiler has to say whether a value is a future.
    fn guessed(&self, yields: Kind) {
        if yields == Kind::Unknown {
            self.rule("await of what is not known");
        }
    }

    /// Gives a `match` a name unless it is the last value.
    pub(super) fn settled_value(&self, stage: &Stage, before: &str, value: String, after: After) -> Code {
        let before = format!("{before}{}", stage.comments());
        if after.is_last {
            return Code { before, value };
        }
        let name = self.fresh("result");
        Code { before: format!("{before}let {name} = {value};\n"), value: name }
    }

    fn converted(&self, stage: &Stage, code: &Code) -> Code {
        self.rule("from_err");
        let list = stage.call.generic_arg_list();
        let target = list.and_then(|list| list.generic_args().next()).map(|ty| ty.syntax().text().to_string());
        let convert = match target.as_deref() {
            None | Some("_") => "From::from".to_owned(),
            Some(ty) => format!("<{ty}>::from"),
        };
        let before = format!("{}{}", code.before, stage.comments());
        Code { before, value: format!("{}.map_err({convert})", code.value) }
    }

    /// The argument of a stage, and how what it makes is awaited: with its futures written anew where that can be, else
    /// as it stands.
    pub(super) fn made(
        &self,
        argument: &ast::Expr,
        closure: Option<&ast::ClosureExpr>,
    ) -> Result<(String, &'static str), Refused> {
        let rules = self.rules.borrow().clone();
        let (awaits_old, left) = (self.awaits_old.get(), self.left.borrow().len());
        if let Some(closure) = closure
            && of_closure(self.names, closure) == Kind::Future
            && let Ok(text) = self.closure(closure)
        {
            return Ok((text, ".await"));
        }
        *self.rules.borrow_mut() = rules;
        self.left.borrow_mut().truncate(left);
        self.awaits_old.set(awaits_old);
        let text = self.text(argument.syntax(), None)?;
        self.awaits_old.set(true);
        Ok((text, ".compat().await"))
    }

    fn and_then(
        &self,
        stage: &Stage,
        argument: &ast::Expr,
        closure: Option<&ast::ClosureExpr>,
        code: Code,
        after: After,
    ) -> Result<Code, Refused> {
        let code = match after.conversions {
            // The `?` does what `from_err` did.
            Some(0) => code
                .value
                .strip_suffix(".map_err(From::from)")
                .map(|value| Code { value: value.to_owned(), before: code.before.clone() })
                .unwrap_or(code),
            _ => code,
        };
        if after.conversions == Some(1) && code.value.ends_with(".map_err(From::from)") {
            // Nothing says which type stands between the two.
            return refuse(&stage.call, "two conversions of an error");
        }
        let is_direct = after.conversions.is_some_and(|conversions| conversions <= 1);
        let comments = stage.comments();
        if let Some(flat) =
            closure.map(|closure| self.flat(closure, &code, &comments, after, is_direct)).transpose()?.flatten()
        {
            self.rule("and_then, flat");
            return Ok(flat);
        }
        let (made, wait) = self.made(argument, closure)?;
        let next = self.fresh("next");
        let before = format!("{}{comments}", code.before);
        if is_direct {
            let before = format!("{before}let {next} = {}.map({made})?;\n", code.value);
            return Ok(Code { before, value: format!("{next}{wait}") });
        }
        let error = self.fresh("error");
        let matched = format!(
            "match {}.map({made}) {{\nOk({next}) => {next}{wait},\nErr({error}) => Err({error}),\n}}",
            code.value
        );
        let name = self.fresh("result");
        match after.is_last {
            true => Ok(Code { before, value: matched }),
            false => Ok(Code { before: format!("{before}let {name} = {matched};\n"), value: name }),
        }
    }

    /// Writes `a.join(b)`: both futures are built here, and polled as they were.
    pub(super) fn join(&self, call: &ast::MethodCallExpr) -> Result<Code, Refused> {
        let Some(first) = call.receiver() else { return refuse(call, "unreadable") };
        let mut all = vec![first];
        all.extend(arguments(call));
        let name = match (all.len(), method(call).as_str()) {
            (2, "join") => "try_join",
            (3, "join3") => "try_join3",
            (4, "join4") => "try_join4",
            (5, "join5") => "try_join5",
            _ => return refuse(call, "join with a closure"),
        };
        self.rule("join");
        let written = all.iter().map(|one| Ok(self.future(one)?.operand())).collect::<Result<Vec<_>, Refused>>()?;
        let comments = Stage { call: call.clone(), name: String::new() }.comments();
        let value = format!("{}::future::{name}({})", self.options.futures, written.join(", "));
        Ok(Code { before: comments, value })
    }

    /// Writes `lazy(|| …)`: all of it runs at the first poll, as an `async` block does.
    pub(super) fn lazy(&self, closure: &ast::ClosureExpr) -> Result<Code, Refused> {
        let Some(body) = closure.body() else { return refuse(closure, "unreadable") };
        if closure.ret_type().is_some() {
            return refuse(closure, "closure with a return type");
        }
        self.rule("lazy");
        let last = After { conversions: Some(0), is_last: true };
        let block = match of_closure(self.names, closure) {
            // `return` and `?` leave the block with what they left the closure with.
            Kind::Result | Kind::Never => {
                let text = self.text(body.syntax(), None)?;
                let is_block = matches!(&body, ast::Expr::BlockExpr(block) if block.modifier().is_none());
                if is_block { text } else { format!("{{ {text} }}") }
            }
            Kind::Other => return refuse(closure, "closure that yields neither a result nor a future"),
            Kind::Future | Kind::Unknown => self.lazy_future(closure, &body, last)?,
        };
        let expr = ast::Expr::ClosureExpr(closure.clone());
        Ok(Code::value(format!("async {}{block}", self.ownership(&expr))))
    }

    /// Writes the block of a `lazy` whose closure makes a future.
    fn lazy_future(&self, closure: &ast::ClosureExpr, body: &ast::Expr, last: After) -> Result<String, Refused> {
        if super::closure::is_settled_body(closure) {
            if let ast::Expr::BlockExpr(block) = body {
                let (before, tail) = self.statements(block, Some(closure.syntax()))?;
                let Some(tail) = tail else { return refuse(closure, "unreadable") };
                let code = self.awaited(&tail, last)?;
                return Ok(format!("{{\n{before}{}{}\n}}", code.before, code.value));
            }
            return Ok(self.awaited(body, last)?.block());
        }
        // What the closure took it drops before its future is polled.
        let expr = ast::Expr::ClosureExpr(closure.clone());
        let (made, wait) = self.made(&expr, Some(closure))?;
        let next = self.fresh("next");
        Ok(format!("{{\nlet {next} = ({made})();\n{next}{wait}\n}}"))
    }
}

/// Returns the name of what a chain begins with, as a name for its future.
fn called_name(head: &ast::Expr) -> String {
    match head {
        ast::Expr::MethodCallExpr(call) => method(call),
        ast::Expr::CallExpr(call) => {
            let name = last_segment(call).unwrap_or_default();
            // A constructor, and a type that is one.
            let is_type = name.starts_with(|first: char| first.is_uppercase());
            if name == "new" || is_type { "future".to_owned() } else { name }
        }
        _ => "future".to_owned(),
    }
}
