/** Which event of an order makes whom be told what. */
@NullMarked
package marketplace.notification.rule;

import org.jspecify.annotations.NullMarked;
