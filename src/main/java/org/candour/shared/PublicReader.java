package org.candour.shared;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as the public may see it: a role that can select from {@code public_…} views and nothing else. */
public record PublicReader(JdbcClient sql) {}
