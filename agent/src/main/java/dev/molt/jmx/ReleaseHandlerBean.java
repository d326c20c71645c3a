package dev.molt.jmx;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardEmitterMBean;

/** The MXBean with its words and its notifications. */
final class ReleaseHandlerBean extends StandardEmitterMBean {

    ReleaseHandlerBean(ManagedReleases releases, Notifications notifications) {
        super(releases, ReleaseHandlerMXBean.class, true, notifications);
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return Descriptions.BEAN;
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return Descriptions.attribute(info.getName());
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return Descriptions.operation(info.getName());
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int index) {
        return Descriptions.parameter(operation.getName(), index);
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int index) {
        return Descriptions.parameter(operation.getName(), index);
    }
}
