//! Chromium, told what to do over its pipe.
//!
//! The crates that speak its protocol compile all of it, for the dozen commands that are needed here; one that drives a
//! browser by WebDriver sees neither the console nor the colour scheme, and wants a second program.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Longest time that anything may take; only a browser that hangs takes it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Names under which distributions install it.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Returns the installed browser. Where there is none the tests are skipped with a line, or fail if
/// `SITE_REQUIRE_BROWSER` is set.
pub(crate) fn installed() -> Option<PathBuf> {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&paths)
        .flat_map(|folder| NAMES.map(|name| folder.join(name)))
        .find(|file| file.is_file());
    if found.is_none() {
        assert!(std::env::var_os("SITE_REQUIRE_BROWSER").is_none(), "there is no Chromium, and it is insisted on");
        eprintln!("skipped: there is no Chromium in PATH");
    }
    found
}

/// A running browser with one page.
pub(crate) struct Browser {
    process: Child,
    requests: ChildStdin,
    messages: Receiver<Value>,
    session: String,
    last: u64,
    /// Complaints of the console and the page since they were last taken.
    complaints: Vec<String>,
    /// The documents that have loaded, as the browser names them.
    loaded: Vec<String>,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts the browser with an empty profile.
    pub(crate) fn start(program: &Path) -> Self {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        // The pipe's ends are the descriptors 3 and 4; a shell puts them there.
        let mut process = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"])
            .arg(program)
            .args(["--remote-debugging-pipe", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"])
            .args(["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--hide-scrollbars", "--allow-file-access-from-files=false", "--disable-dev-shm-usage"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let requests = process.stdin.take().expect("a pipe");
        let mut answers = BufReader::new(process.stdout.take().expect("a pipe"));
        let (sender, messages) = channel();
        thread::spawn(move || {
            let mut message = Vec::new();
            while answers.read_until(0, &mut message).is_ok_and(|count| count > 0) {
                message.pop();
                if let Ok(value) = serde_json::from_slice(&message)
                    && sender.send(value).is_err()
                {
                    break;
                }
                message.clear();
            }
        });
        let mut browser = Self {
            process,
            requests,
            messages,
            session: String::new(),
            last: 0,
            complaints: Vec::new(),
            loaded: Vec::new(),
            _profile: profile,
        };
        let target = browser.call("Target.createTarget", &json!({ "url": "about:blank" }));
        let attached =
            browser.call("Target.attachToTarget", &json!({ "targetId": target["targetId"], "flatten": true }));
        attached["sessionId"].as_str().unwrap_or_default().clone_into(&mut browser.session);
        for domain in ["Page", "Runtime", "Log", "DOM"] {
            browser.call(&format!("{domain}.enable"), &json!({}));
        }
        browser.call("Page.setLifecycleEventsEnabled", &json!({ "enabled": true }));
        browser
    }

    /// Sends a command and returns its result.
    pub(crate) fn call(&mut self, method: &str, params: &Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The same, where an error is an answer as well.
    fn try_call(&mut self, method: &str, params: &Value) -> Result<Value, Value> {
        self.last += 1;
        let id = self.last;
        let mut request = json!({ "id": id, "method": method, "params": params });
        if !self.session.is_empty() {
            request["sessionId"] = Value::from(self.session.as_str());
        }
        self.requests.write_all(format!("{request}\0").as_bytes()).expect("the browser reads");
        let deadline = Instant::now() + PATIENCE;
        loop {
            let message = self.message(deadline).unwrap_or_else(|| panic!("no answer to {method}"));
            if message["id"] == id {
                return if message["error"].is_null() {
                    Ok(message["result"].clone())
                } else {
                    Err(message["error"].clone())
                };
            }
        }
    }

    /// Waits for the next message, and keeps what it says of the page.
    fn message(&mut self, deadline: Instant) -> Option<Value> {
        let left = deadline.saturating_duration_since(Instant::now());
        let message = match self.messages.recv_timeout(left) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => return None,
            Err(RecvTimeoutError::Disconnected) => panic!("the browser has ended"),
        };
        let params = &message["params"];
        match message["method"].as_str() {
            Some("Page.lifecycleEvent") if params["name"] == "load" => {
                self.loaded.push(params["loaderId"].as_str().unwrap_or_default().to_owned());
            }
            Some("Runtime.exceptionThrown") => {
                let details = &params["exceptionDetails"];
                self.complaints.push(format!("{} {}", details["text"], details["exception"]["description"]));
            }
            Some("Runtime.consoleAPICalled") if matches!(params["type"].as_str(), Some("error" | "warning")) => {
                self.complaints.push(params["args"].to_string());
            }
            Some("Log.entryAdded") if matches!(params["entry"]["level"].as_str(), Some("error" | "warning")) => {
                self.complaints.push(format!("{} {}", params["entry"]["text"], params["entry"]["url"]));
            }
            _ => {}
        }
        Some(message)
    }

    /// Opens an address and waits until the page is loaded.
    pub(crate) fn open(&mut self, address: &str) {
        self.loaded.clear();
        let result = self.call("Page.navigate", &json!({ "url": address }));
        assert!(result["errorText"].is_null(), "{address}: {}", result["errorText"]);
        let Some(document) = result["loaderId"].as_str() else { return };
        let deadline = Instant::now() + PATIENCE;
        while !self.loaded.iter().any(|loaded| loaded == document) {
            assert!(self.message(deadline).is_some(), "{address} does not load");
        }
    }

    /// Goes to an address that leads on to another page before it is loaded.
    pub(crate) fn go(&mut self, address: &str) {
        self.call("Page.navigate", &json!({ "url": address }));
    }

    /// Evaluates an expression and returns its value; of a promise that which it resolves to.
    pub(crate) fn eval(&mut self, expression: &str) -> Value {
        let params =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true });
        let result = self.call("Runtime.evaluate", &params);
        let details = &result["exceptionDetails"];
        assert!(details.is_null(), "{expression:.300}: {details}");
        result["result"]["value"].clone()
    }

    /// Waits until an expression is true; the page may change meanwhile.
    pub(crate) fn until(&mut self, condition: &str) {
        let deadline = Instant::now() + PATIENCE;
        // Resolves with the next frame if it is not true yet: what the page does next has then been done.
        let expression =
            format!("Boolean({condition}) || new Promise(done => setTimeout(() => done(Boolean({condition})), 16))");
        let params = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        while !self.try_call("Runtime.evaluate", &params).is_ok_and(|result| result["result"]["value"] == true) {
            assert!(Instant::now() < deadline, "it does not come to {condition}");
        }
    }

    /// Makes the window as wide as a phone, a laptop or a projector.
    pub(crate) fn size(&mut self, width: u32, height: u32) {
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.call("Emulation.setDeviceMetricsOverride", &params);
    }

    /// Says whether the reader's system is dark.
    pub(crate) fn dark(&mut self, is_dark: bool) {
        let value = if is_dark { "dark" } else { "light" };
        let params = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.call("Emulation.setEmulatedMedia", &params);
    }

    /// Shows the page as it is printed, or as on a screen.
    pub(crate) fn paper(&mut self, is_paper: bool) {
        let media = if is_paper { "print" } else { "screen" };
        self.call("Emulation.setEmulatedMedia", &json!({ "media": media }));
    }

    /// Turns the pages' own scripts off or on, from the next page on.
    pub(crate) fn scripts(&mut self, are_on: bool) {
        self.call("Emulation.setScriptExecutionDisabled", &json!({ "value": !are_on }));
    }

    /// Types a text into what has the focus.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.call("Input.insertText", &json!({ "text": text }));
    }

    /// Presses a key for a moment.
    pub(crate) fn press(&mut self, key: &str, code: u32) {
        for kind in ["rawKeyDown", "keyUp"] {
            let params = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
            self.call("Input.dispatchKeyEvent", &params);
        }
    }

    /// Gives files to a field for files.
    pub(crate) fn give_file(&mut self, selector: &str, file: &Path) {
        let document = self.call("DOM.getDocument", &json!({}));
        let params = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
        let node = self.call("DOM.querySelector", &params);
        self.call("DOM.setFileInputFiles", &json!({ "nodeId": node["nodeId"], "files": [file] }));
    }

    /// Takes what the page complained of.
    pub(crate) fn complaints(&mut self) -> Vec<String> {
        std::mem::take(&mut self.complaints)
    }

    /// Returns a picture of the window, as PNG in base 64.
    pub(crate) fn picture(&mut self) -> String {
        let result = self.call("Page.captureScreenshot", &json!({ "format": "png" }));
        result["data"].as_str().unwrap_or_default().to_owned()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.requests.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        let deadline = Instant::now() + Duration::from_secs(5);
        while Instant::now() < deadline {
            match self.messages.recv_timeout(Duration::from_millis(200)) {
                Err(RecvTimeoutError::Disconnected) => break,
                Ok(_) | Err(RecvTimeoutError::Timeout) => {}
            }
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
