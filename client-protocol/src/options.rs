//! Options with which a client connects.

use std::fmt;
use std::time::Duration;

use super::Call;

/// Options with which a client connects, time limits included.
///
/// ```
/// use std::time::Duration;
/// use client_protocol::ConnectOptions;
///
/// let options = ConnectOptions::new()
///     .username("alice")
///     .password("s3cret")
///     .database(3)
///     .resp3()
///     .connect_timeout(Duration::from_secs(2))
///     .response_timeout(Duration::from_secs(1));
/// assert_eq!(options.get_connect_timeout(), Some(Duration::from_secs(2)));
/// assert_eq!(options.get_response_timeout(), Some(Duration::from_secs(1)));
/// assert!(!format!("{options:?}").contains("s3cret"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ConnectOptions {
    username: Option<String>,
    password: Option<String>,
    database: Option<u32>,
    resp3: bool,
    connect_timeout: Option<Duration>,
    response_timeout: Option<Duration>,
}

impl ConnectOptions {
    /// Returns the defaults: no password, database 0, RESP2, no time limits.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the user that the password belongs to; by default it is the server's default user.
    #[must_use]
    pub fn username(self, username: impl Into<String>) -> Self {
        Self { username: Some(username.into()), ..self }
    }

    /// Sets the password to give to the server.
    #[must_use]
    pub fn password(self, password: impl Into<String>) -> Self {
        Self { password: Some(password.into()), ..self }
    }

    /// Sets the database to select.
    #[must_use]
    pub fn database(self, number: u32) -> Self {
        Self { database: Some(number), ..self }
    }

    /// Asks for RESP3, which Redis has since version 6.
    #[must_use]
    pub fn resp3(self) -> Self {
        Self { resp3: true, ..self }
    }

    /// Limits the time for connecting, which includes the server's answers to the password and the database.
    #[must_use]
    pub fn connect_timeout(self, limit: Duration) -> Self {
        Self { connect_timeout: Some(limit), ..self }
    }

    /// Limits the time for which each call waits for its reply.
    #[must_use]
    pub fn response_timeout(self, limit: Duration) -> Self {
        Self { response_timeout: Some(limit), ..self }
    }

    /// Returns the time limit for connecting, if there is one.
    #[must_use]
    pub fn get_connect_timeout(&self) -> Option<Duration> {
        self.connect_timeout
    }

    /// Returns the time limit for each call, if there is one.
    #[must_use]
    pub fn get_response_timeout(&self) -> Option<Duration> {
        self.response_timeout
    }

    /// Returns the first commands of a connection: they select protocol and database, and give the password.
    ///
    /// ```
    /// # use client_protocol::ConnectOptions;
    /// let (request, _) = ConnectOptions::new().database(3).greeting().into_parts().unwrap();
    /// assert_eq!(request.bytes(), b"*2\r\n$6\r\nselect\r\n$1\r\n3\r\n");
    /// ```
    #[must_use]
    pub fn greeting(&self) -> Call<()> {
        let mut commands: Vec<Vec<String>> = Vec::new();
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match (&self.password, &self.username) {
            (Some(password), Some(username)) => commands.push(words(&["auth", username, password])),
            (Some(password), None) => commands.push(words(&["auth", password])),
            (None, _) => {}
        }
        if self.resp3 {
            commands.push(words(&["hello", "3"]));
        }
        if let Some(number) = self.database {
            commands.push(words(&["select", &number.to_string()]));
        }
        Call::steps(commands)
    }
}

/// Shows that there is a password, and not which.
impl fmt::Debug for ConnectOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectOptions")
            .field("username", &self.username)
            .field("password", &self.password.as_ref().map(|_| "…"))
            .field("database", &self.database)
            .field("resp3", &self.resp3)
            .field("connect_timeout", &self.connect_timeout)
            .field("response_timeout", &self.response_timeout)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::Frame;

    fn said(options: &ConnectOptions) -> String {
        let (request, _) = options.greeting().into_parts().unwrap();
        let words = String::from_utf8(request.bytes().to_vec()).unwrap();
        words.split("\r\n").filter(|word| !word.starts_with(['*', '$'])).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_greeting_says_what_is_asked_for_and_no_more() {
        let options = ConnectOptions::new();
        assert_eq!(said(&options), "");
        assert_eq!(said(&options.clone().password("p")), "auth p ");
        assert_eq!(said(&options.username("u").password("p").resp3().database(7)), "auth u p hello 3 select 7 ");
    }

    #[test]
    fn a_greeting_fails_with_the_first_error() {
        let (request, reading) = ConnectOptions::new().password("p").database(99).greeting().into_parts().unwrap();
        assert_eq!(request.replies(), 2);
        let wrong = |text: &str| Frame::Error(text.to_owned());
        let error = reading.result(vec![wrong("WRONGPASS"), wrong("NOAUTH")]).unwrap_err();
        assert_eq!(error.code(), Some("WRONGPASS"));
    }
}
