/** Who calls: JWT bearer tokens, checked once, as a caller with a role. */
@NullMarked
package marketplace.platform.security;

import org.jspecify.annotations.NullMarked;
