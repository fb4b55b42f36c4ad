package dev.trilemma.faults;

/** Something that goes wrong while the service works, and what must be true nevertheless. */
interface Attack {

    String name();

    void on(Stage stage, Findings findings) throws Exception;
}
