/** Notices sent as e-mail, tried again until they are sent or visibly given up, and what operators see of who was told what. */
@NullMarked
package marketplace.notification.mail;

import org.jspecify.annotations.NullMarked;
