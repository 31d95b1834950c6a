//! `CLIENT KILL`.

use super::list::ClientKind;
use crate::client::Client;
use crate::command::arguments::{integer, is};
use crate::command::{CommandError, Context};
use crate::protocol::Request;
use crate::state::Flow;

/// The filters of `CLIENT KILL`; all of them must hold.
#[derive(Default)]
struct Filter<'a> {
    id: Option<i64>,
    address: Option<&'a [u8]>,
    local: Option<&'a [u8]>,
    kind: Option<ClientKind>,
    other_user: bool,
    spare_self: bool,
}

impl Filter<'_> {
    fn accepts(&self, client: &Client, own: &Client) -> bool {
        self.id.is_none_or(|id| id == client.id as i64)
            && self.address.is_none_or(|address| address == client.peer.address.to_string().as_bytes())
            && self.local.is_none_or(|local| local == client.peer.local.to_string().as_bytes())
            && self.kind.is_none_or(|kind| kind == ClientKind::of(client))
            && !self.other_user
            && !(self.spare_self && client.id == own.id)
    }
}

pub(super) fn client_kill(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let old_form = request.len() == 3;
    let mut filter = Filter { spare_self: !old_form, ..Filter::default() };
    if old_form {
        filter.address = Some(request.get(2));
    } else if request.len() % 2 == 0 {
        let mut arguments = request.from(2);
        while let (Some(option), Some(value)) = (arguments.next(), arguments.next()) {
            if is(option, "id") {
                let id = integer(value).map_err(|_| CommandError::other("ERR client-id should be greater than 0"))?;
                if id < 1 {
                    return Err(CommandError::other("ERR client-id should be greater than 0"));
                }
                filter.id = Some(id);
            } else if is(option, "addr") {
                filter.address = Some(value);
            } else if is(option, "laddr") {
                filter.local = Some(value);
            } else if is(option, "type") {
                filter.kind = Some(ClientKind::parse(value)?);
            } else if is(option, "user") {
                if value != b"default" {
                    return Err(CommandError::about("ERR No such user '", value, "'"));
                }
            } else if is(option, "skipme") {
                filter.spare_self = match value {
                    yes if is(yes, "yes") => true,
                    no if is(no, "no") => false,
                    _ => return Err(CommandError::Syntax),
                };
            } else {
                return Err(CommandError::Syntax);
            }
        }
    } else {
        return Err(CommandError::Syntax);
    }
    let mut killed = 0;
    for client in cx.server.clients.all() {
        if filter.accepts(&client, cx.client) {
            killed += 1;
            if client.id == cx.client.id {
                cx.state.flow = Flow::Close;
            } else {
                cx.server.kill(&client);
            }
        }
    }
    if !old_form {
        cx.reply.integer(killed);
    } else if killed > 0 {
        cx.reply.ok();
    } else {
        return Err(CommandError::other("ERR No such client"));
    }
    Ok(())
}
