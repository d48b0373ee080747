//! Whether addresses that leave the site still answer. The only place that asks another machine anything, and only when
//! the caller wants it.

use std::time::Duration;

use rayon::prelude::*;
use ureq::Agent;

use super::Outside;

/// How long one address may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What an address answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// There is something.
    There,
    /// It answered with this status: 404, 500 …
    Status(u16),
    /// It did not answer; in the words of the machine.
    Silent(String),
}

/// The most bytes that are fetched: the manifest of a site of a hundred thousand facilities has some 30 MB.
const MOST: u64 = 256 << 20;

/// What stands at an address, or in words why it cannot be had.
pub fn fetch(url: &str) -> Result<Vec<u8>, String> {
    let agent: Agent = Agent::config_builder().timeout_global(Some(PATIENCE * 6)).build().into();
    let mut response = agent.get(url).call().map_err(|error| error.to_string())?;
    response.body_mut().with_config().limit(MOST).read_to_vec().map_err(|error| error.to_string())
}

/// Asks each address, eight at a time, and gives the answers in their order. `asked` is called for each.
pub fn reach(links: &[Outside], asked: &(dyn Fn() + Sync)) -> Vec<Reach> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .user_agent("laoyou (link check)")
        .build()
        .into();
    // Waiting costs no processor; more at once would be rude to one host.
    let ask = || {
        let each = links.par_iter().map(|link| {
            let answer = ask(&agent, &link.url);
            asked();
            answer
        });
        each.collect()
    };
    match rayon::ThreadPoolBuilder::new().num_threads(8).build() {
        Ok(pool) => pool.install(ask),
        Err(_) => ask(),
    }
}

/// Asks for the head only; servers that refuse that are asked for the whole.
fn ask(agent: &Agent, url: &str) -> Reach {
    let short = agent.head(url).call().map(|response| response.status().as_u16());
    let answer = match short {
        Ok(403 | 404 | 405 | 501) => agent.get(url).call().map(|response| response.status().as_u16()),
        answer => answer,
    };
    match answer {
        Ok(status) if status < 400 => Reach::There,
        Ok(status) => Reach::Status(status),
        Err(error) => Reach::Silent(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpListener;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    /// A server on this machine that answers by path, until so many were asked.
    fn server(requests: usize) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            for stream in listener.incoming().take(requests) {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let request = lines.next().unwrap().unwrap();
                for line in lines {
                    if line.unwrap().is_empty() {
                        break;
                    }
                }
                let status = match request.split(' ').take(2).collect::<Vec<_>>()[..] {
                    [_, "/there"] | ["GET", "/whole-only"] => "200 OK",
                    ["HEAD", "/whole-only"] => "405 Method Not Allowed",
                    [_, "/broken"] => "500 Internal Server Error",
                    _ => "404 Not Found",
                };
                write!(stream, "HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
            }
        });
        format!("http://{address}")
    }

    #[test]
    fn addresses_are_asked_and_each_answer_is_told() {
        let host = server(6);
        let link = |path: &str| Outside { url: format!("{host}{path}"), on: vec!["page/a/".into()] };
        // Nothing listens there: the port was just given back.
        let silent = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut links: Vec<Outside> = ["/there", "/whole-only", "/broken", "/gone"].map(link).to_vec();
        links.push(Outside { url: format!("http://{silent}/"), on: vec![] });
        let asked = AtomicUsize::new(0);
        let answers = reach(&links, &|| {
            asked.fetch_add(1, Ordering::Relaxed);
        });
        assert_eq!(asked.into_inner(), links.len());
        assert_eq!(answers[..4], [Reach::There, Reach::There, Reach::Status(500), Reach::Status(404)]);
        assert!(matches!(&answers[4], Reach::Silent(_)), "{:?}", answers[4]);
    }
}
