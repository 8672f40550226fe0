package org.candour.members;

/** An administrator has looked at a list of people and wants it applied. */
public record UploadConfirmed(String upload) {}
