package marketplace.platform.pause;

/** A part of a service that operators can pause. Consumers are such parts by themselves; a bean of this type is another one. */
public interface PausablePart {

    /** What operators call it: unique in its service, and the same for good. */
    String name();

    /** Begins nothing new from now on. Returns at once; said again and again while it is paused, and before anything starts. */
    void pause();

    /** Goes on where it was. Said again and again while it is not paused. */
    void resume();
}
