/** What is written down for containers and Kubernetes, read as they would read it and held against itself. */
@NullMarked
package marketplace.stack.deploy;

import org.jspecify.annotations.NullMarked;
