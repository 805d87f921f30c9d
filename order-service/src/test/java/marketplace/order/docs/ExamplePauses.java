package marketplace.order.docs;

/** The part of the story in which the operator has the service hear nothing of one topic for a while. */
final class ExamplePauses {

    private final ExampleStory story;

    ExamplePauses(ExampleStory story) {
        this.story = story;
    }

    void play() {
        story.send(story.operator, "PUT /v1/pauses/{part}", "");
        story.send(story.operator, "GET /v1/pauses", "");
        story.send(story.operator, "DELETE /v1/pauses/{part}", "");
    }
}
