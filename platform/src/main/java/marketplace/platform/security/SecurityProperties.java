package marketplace.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may read what without a token.
 *
 * @param openApiDocs whether the OpenAPI document and its browser are open to everybody; off outside local use
 */
@ConfigurationProperties("marketplace.security")
record SecurityProperties(@DefaultValue("false") boolean openApiDocs) {}
