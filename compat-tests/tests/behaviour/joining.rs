//! Spawning, joining, choosing: B20–B31.
