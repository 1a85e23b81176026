//! Where gifts meet needs: plain facts in, ranked suggestions with their reasons out. Nothing here touches the store.

pub mod evidence;
