//! SARIF 2.1.0. All rules are declared, even those without a result, so that alerts are closed when their uses are
//! gone.

use serde_json::{Value, json};

use super::{Finding, Report};
use crate::guide::guide;

/// Writes a report.
pub fn write(report: &Report, base: &str) -> String {
    let mut rules: Vec<Value> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for row in guide().rows() {
        if !seen.insert(row.old.clone()) {
            continue;
        }
        let mut rule = json!({
            "id": row.old,
            "shortDescription": { "text": format!("{} `{}`: {}", row.kind, row.old, row.class.name()) },
            "fullDescription": { "text": row.action },
            "defaultConfiguration": { "level": "note" },
        });
        help(&mut rule, base, &row.link);
        rules.push(rule);
    }
    for finding in &report.findings {
        if seen.insert(finding.rule.clone()) {
            rules.push(json!({ "id": finding.rule, "shortDescription": { "text": finding.rule } }));
        }
    }
    for fact in &guide().facts {
        let mut rule = json!({
            "id": fact.name(),
            "shortDescription": { "text": fact.heading() },
            "fullDescription": { "text": format!("0.1: {} 1: {}", fact.legacy, fact.modern) },
            "help": { "text": fact.action },
            "defaultConfiguration": { "level": "warning" },
        });
        help(&mut rule, base, &fact.link());
        rules.push(rule);
    }
    let indexes: std::collections::HashMap<String, usize> =
        rules.iter().enumerate().filter_map(|(at, rule)| Some((rule["id"].as_str()?.to_owned(), at))).collect();
    let mut results = Vec::new();
    for finding in &report.findings {
        let text = match finding.new.as_str() {
            "" => format!("`{}`: {}", finding.rule, finding.action),
            new => format!("`{}` → `{new}`: {}", finding.rule, finding.action),
        };
        results.push(result(&finding.rule, "note", &text, finding, &indexes, report));
        for fact in &finding.facts {
            if let Some(described) = report.facts.get(fact) {
                let text = format!("{}: {}", described.title, described.action);
                results.push(result(fact, "warning", &text, finding, &indexes, report));
            }
        }
    }
    let notifications: Vec<Value> = report
        .run
        .unread
        .iter()
        .map(|unread| json!({ "level": "warning", "message": { "text": format!("{}:{}: {}", unread.file, unread.line, unread.why) } }))
        .chain(report.run.not_compiled.iter().map(|why| json!({ "level": "warning", "message": { "text": format!("not compiled, syntax only: {why}") } })))
        .collect();
    let sarif = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cargo-tokio-port",
                "version": report.tool_version,
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "ROOT": { "description": { "text": "the scanned project" } } },
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications }],
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&sarif).unwrap_or_default() + "\n"
}

/// Adds a link only if the guide has an address.
fn help(rule: &mut Value, base: &str, link: &str) {
    if base.contains("://") && !link.is_empty() {
        rule["helpUri"] = json!(format!("{base}{link}"));
    }
}

fn result(
    rule: &str,
    level: &str,
    text: &str,
    finding: &Finding,
    indexes: &std::collections::HashMap<String, usize>,
    report: &Report,
) -> Value {
    let mut result = json!({
        "ruleId": rule,
        "level": level,
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&finding.file), "uriBaseId": "ROOT" },
            "region": {
                "startLine": finding.line, "startColumn": finding.column, "endLine": finding.line, "endColumn": finding.end_column,
                "byteOffset": finding.start, "byteLength": finding.end - finding.start,
            },
        }}],
        "properties": { "engine": finding.engine },
    });
    if let Some(index) = indexes.get(rule) {
        result["ruleIndex"] = json!(index);
    }
    if report.baseline.is_some() {
        result["baselineState"] = json!(if finding.is_new { "new" } else { "unchanged" });
    }
    result
}

fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' | b'~' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}
