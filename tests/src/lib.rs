//! Journeys, faults and stories.
