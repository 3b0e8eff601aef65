package com.objectstream.sales.transform.spark;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import scala.Option;
import scala.Tuple3;
import scala.collection.Seq;
import scala.collection.immutable.Nil$;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction3;
import scala.runtime.BoxedUnit;

/**
 * Makes {@code sale_lines} known to every session, by the rules of the topic, see {@link
 * SaleLinesFunction}:
 *
 * <pre>
 * spark-sql --conf spark.sql.extensions=com.objectstream.sales.transform.spark.SaleLinesExtensions
 * </pre>
 */
public final class SaleLinesExtensions
    extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  private static final int ARGUMENTS = 3;

  /** Spark makes it by the name in {@code spark.sql.extensions}. */
  public SaleLinesExtensions() {}

  /**
   * Adds the function. Then {@code SELECT inline(sale_lines('{}', 'UTC', NULL))} is
   *
   * <pre>
   * line store_id … reject_reason reject_detail      reject_value
   * 0    null     … MISSING_FIELD item_id is missing {}
   * </pre>
   */
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectFunction(
        new Tuple3<>(
            new FunctionIdentifier(SaleLinesFunction.NAME),
            new ExpressionInfo(SaleLinesFunction.class.getName(), SaleLinesFunction.NAME),
            new Builder()));
    return BoxedUnit.UNIT;
  }

  private static final class Builder extends AbstractFunction1<Seq<Expression>, Expression> {
    @Override
    public Expression apply(Seq<Expression> arguments) {
      if (arguments.length() != ARGUMENTS) {
        throw new IllegalArgumentException(
            "sale_lines(value, zone, place) has 3 arguments, not " + arguments.length());
      }
      return expression(arguments);
    }

    /** Reflection, since the class of a sequence differs from one Scala to the other. */
    private static Expression expression(Seq<Expression> arguments) {
      Constructor<?> constructor = ScalaUDF.class.getConstructors()[0];
      try {
        return (Expression)
            constructor.newInstance(
                new Call(),
                SaleRows.ROWS,
                arguments,
                Nil$.MODULE$,
                Option.empty(),
                Option.apply(SaleLinesFunction.NAME),
                true,
                true);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("this Spark makes functions in another way", e);
      }
    }
  }

  private static final class Call extends AbstractFunction3<Object, Object, Object, Object>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SaleLinesFunction function = new SaleLinesFunction();

    @Override
    public Object apply(Object value, Object zone, Object place) {
      return function.call(value, (String) zone, (String) place);
    }
  }
}
