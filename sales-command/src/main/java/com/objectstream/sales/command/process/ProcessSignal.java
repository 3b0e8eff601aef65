package com.objectstream.sales.command.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * A signal that a handler of our own was put in front of. Called by reflection, since the compiler
 * warns of {@code sun.misc.Signal}, for which there is no other.
 */
final class ProcessSignal {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private final Object signal;
  private final Object former;

  private ProcessSignal(Object signal, Object former) {
    this.signal = signal;
    this.former = former;
  }

  /**
   * Has the JVM call the handler, on a thread of its own for each signal.
   *
   * @param name without {@code SIG}
   * @return empty if this system has no such signal, or the JVM leaves it alone ({@code -Xrs})
   */
  static Optional<ProcessSignal> handle(String name, Runnable handler) {
    try {
      Object signal = Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
      return Optional.of(new ProcessSignal(signal, set(signal, proxy(handler))));
    } catch (InvocationTargetException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM knows no " + SIGNAL, e);
    }
  }

  /** Puts the former handler back. */
  void release() {
    try {
      set(signal, former);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot hand back SIG" + signal, e);
    }
  }

  private static Object set(Object signal, Object handler) throws ReflectiveOperationException {
    Method handle =
        Class.forName(SIGNAL).getMethod("handle", Class.forName(SIGNAL), Class.forName(HANDLER));
    return handle.invoke(null, signal, handler);
  }

  private static Object proxy(Runnable handler) throws ClassNotFoundException {
    Class<?> type = Class.forName(HANDLER);
    return Proxy.newProxyInstance(
        ProcessSignal.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          if (method.getDeclaringClass() != type) {
            return method.invoke(handler, arguments); // equals, hashCode, toString
          }
          handler.run();
          return null;
        });
  }
}
