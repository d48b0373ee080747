//! What is true: facilities, policies, indicators and the values they are made of.
