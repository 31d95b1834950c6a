//! Sockets, timers and tasks outside a runtime, or on the wrong one: B13–B19.
