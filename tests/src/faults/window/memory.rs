//! What stands in the memory of a running program (<https://man7.org/linux/man-pages/man5/proc_pid_mem.5.html>). A web view
//! sets aside gigabytes of addresses that no memory stands behind, so only pages that are in use are read.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;

use memchr::memmem::Finder;

/// Memory is read in pieces of this size.
const PIECE: u64 = 1 << 20;
/// Each piece goes on so far into the next one: longer than anything that is looked for and what follows it.
const OVERLAP: u64 = 512;
const PAGE: u64 = 4096;
/// So many pages are asked for at once whether they are in use.
const ASKED: u64 = 1 << 16;

/// Looks for all needles at once, and tells which was found and what stands from there on, a few hundred bytes. Needs the
/// right to trace the process. Gives how many bytes it looked through.
pub(super) fn search(process: u32, needles: &[Vec<u8>], mut found: impl FnMut(usize, &[u8])) -> Result<u64, String> {
    let cannot = |error: std::io::Error| format!("it needs the right to read another program's memory ({error})");
    let mappings = fs::read_to_string(format!("/proc/{process}/smaps")).map_err(cannot)?;
    let memory = File::open(format!("/proc/{process}/mem")).map_err(cannot)?;
    let pages = File::open(format!("/proc/{process}/pagemap")).map_err(cannot)?;
    let finders: Vec<Finder<'_>> = needles.iter().map(|needle| Finder::new(needle.as_slice())).collect();
    let mut piece = vec![0; usize::try_from(PIECE + OVERLAP).unwrap()];
    let mut looked_through = 0;
    for (from, to) in in_use(&mappings).into_iter().flat_map(|mapping| stretches(&pages, mapping)) {
        for at in (from..to).step_by(usize::try_from(PIECE).unwrap()) {
            let bytes = &mut piece[..usize::try_from((to - at).min(PIECE + OVERLAP)).unwrap()];
            // Some of it can't be read by anybody, such as what the kernel itself puts there.
            if memory.read_exact_at(bytes, at).is_err() {
                continue;
            }
            looked_through += (to - at).min(PIECE);
            for (which, finder) in finders.iter().enumerate() {
                for place in finder.find_iter(bytes) {
                    found(which, &bytes[place..]);
                }
            }
        }
    }
    Ok(looked_through)
}

/// The mappings with anything behind them, in memory or swapped out, whatever the rights to them.
fn in_use(smaps: &str) -> Vec<(u64, u64)> {
    let mut mappings = Vec::new();
    let mut mapping = None;
    for line in smaps.lines() {
        let mut words = line.split_ascii_whitespace();
        match (words.next(), words.next()) {
            (Some("Rss:" | "Swap:"), Some(size)) if size != "0" => mappings.extend(mapping.take()),
            (Some(word), _) if !word.ends_with(':') => mapping = range(word),
            _ => {}
        }
    }
    mappings
}

fn range(addresses: &str) -> Option<(u64, u64)> {
    let (from, to) = addresses.split_once('-')?;
    Some((u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?))
}

/// The stretches of a mapping whose pages are in use (<https://docs.kernel.org/admin-guide/mm/pagemap.html>); the whole of
/// it where that can't be told.
fn stretches(pages: &File, (from, to): (u64, u64)) -> Vec<(u64, u64)> {
    let mut stretches: Vec<(u64, u64)> = Vec::new();
    let (first, last) = (from / PAGE, to / PAGE);
    let mut entries = vec![0; usize::try_from((last - first).min(ASKED) * 8).unwrap()];
    for asked in (first..last).step_by(usize::try_from(ASKED).unwrap()) {
        let count = (last - asked).min(ASKED);
        let entries = &mut entries[..usize::try_from(count * 8).unwrap()];
        if pages.read_exact_at(entries, asked * 8).is_err() {
            return vec![(from, to)];
        }
        // The two highest bits: present, or swapped out.
        let used = (asked..).zip(entries.chunks_exact(8)).filter(|(_, entry)| entry[7] & 0b1100_0000 != 0);
        for (page, _) in used {
            match stretches.last_mut() {
                Some((_, end)) if *end == page * PAGE => *end += PAGE,
                _ => stretches.push((page * PAGE, (page + 1) * PAGE)),
            }
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_this_program_holds_is_found_in_its_memory() {
        let needle = [vec![b'z'; 30], b"heron".to_vec()].concat();
        // So many that some lie across the end of a piece, wherever that is.
        let mut held = vec![0_u8; usize::try_from(PIECE * 3).unwrap()];
        let places = (0..held.len() - needle.len()).step_by(needle.len() + 2);
        for place in places.clone() {
            held[place..place + needle.len()].copy_from_slice(&needle);
        }
        let mut found = 0;
        let through = search(std::process::id(), std::slice::from_ref(&needle), |which, rest| {
            assert!(which == 0 && rest.starts_with(&needle));
            found += 1;
        });
        assert!(through.unwrap() > PIECE * 3);
        assert!(found >= places.count(), "{found}");
        assert_eq!(held.len(), usize::try_from(PIECE * 3).unwrap());
    }

    #[test]
    fn addresses_that_nothing_stands_behind_are_left_out() {
        let smaps = "7f00-7f10 rw-p 00000000 00:00 0 \nSize:  64 kB\nRss:  0 kB\nSwap:  0 kB\n\
                     7f10-7f30 ---p 00000000 00:00 0 \nRss:  8 kB\nSwap:  4 kB\nVmFlags: rd wr \n\
                     7f30-7f40 r--s 00000000 08:01 7  /usr/lib/x.so\nRss:  0 kB\nSwap:  4 kB\n";
        assert_eq!(in_use(smaps), [(0x7f10, 0x7f30), (0x7f30, 0x7f40)]);
    }
}
