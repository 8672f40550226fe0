package org.candour.site;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the installation decides.
 *
 * @param home the folder of this installation
 * @param demo whether a demo world may exist
 * @param empty whether the demo world is left out
 * @param smtpUrl {@code smtp://user:password@host:port}; without it a demo keeps its mail, a real site lets it wait
 * @param address what links in mails start with
 * @param limits {@code normal}, or {@code raised} for benchmarks, which say so
 */
@ConfigurationProperties("candour")
record Settings(String home, @DefaultValue("false") boolean demo, @DefaultValue("false") boolean empty,
    @Nullable String smtpUrl, @Nullable String address, @DefaultValue("normal") String limits) {}
