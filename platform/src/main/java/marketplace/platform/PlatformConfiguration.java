package marketplace.platform;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Gives every service on whose class path it stands what this module holds. */
@AutoConfiguration
@ComponentScan
class PlatformConfiguration {}
