//! Who may open the journal: keys, their slots, and one owner at a time.
