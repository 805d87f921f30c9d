/** Notices sent as e-mail, tried again until they are sent or visibly given up. */
@NullMarked
package marketplace.notification.mail;

import org.jspecify.annotations.NullMarked;
