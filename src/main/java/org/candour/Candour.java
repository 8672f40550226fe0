package org.candour;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableAsync;

/**
 * The platform: a story is told, read by a moderator, published, heard, answered, and something changes.
 *
 * <p>
 * Where everything is found from; {@code site.Launch} starts it.
 */
@SpringBootApplication
@EnableAsync
public class Candour {}
