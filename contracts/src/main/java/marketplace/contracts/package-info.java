/** The wire between the services: topics, message records, CloudEvents headers and their JSON. */
@NullMarked
package marketplace.contracts;

import org.jspecify.annotations.NullMarked;
