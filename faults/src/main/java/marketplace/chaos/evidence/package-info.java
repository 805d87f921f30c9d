/** What a run left behind, read from the outside: databases, topics, mails, and what clients were answered. */
@NullMarked
package marketplace.chaos.evidence;

import org.jspecify.annotations.NullMarked;
