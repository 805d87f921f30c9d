/** A vendor of SAAS products that keeps to the protocol, or breaks it as it is told. It shares no code with who calls it. */
@NullMarked
package marketplace.servers.vendor;

import org.jspecify.annotations.NullMarked;
