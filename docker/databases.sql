-- Run once, when the volume is new: one database per service.
create database orders;
create database timeouts;
create database notifications;
