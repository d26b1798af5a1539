package org.jboss.resteasy.client.jaxrs.engines;

/** Stands for RESTEasy's type of this name, which is known by the name only. */
public interface AsyncClientHttpEngine {}
