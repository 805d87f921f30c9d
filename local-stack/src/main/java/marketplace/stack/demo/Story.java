package marketplace.stack.demo;

/** The life of one order. It asserts what it tells. */
interface Story {

    String title();

    /**
     * Plays the story to its end.
     *
     * @return how the order ended, in one line
     * @throws RuntimeException when anything went otherwise
     */
    String play(Stage stage);
}
